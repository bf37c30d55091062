package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.file.InputFile;
import dev.jdf.launcher.Launcher;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.plan.Options;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Planner;
import dev.jdf.plan.RootWrites;
import dev.jdf.run.HostReader;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One run of jexec: file → config → plan → launcher, which this process then becomes. */
final class Execution {

  private final ExecRequest request;
  private final Console console;
  private final Report report;
  private final HeldTrees trees = new HeldTrees();

  private Execution(ExecRequest request, Console console) {
    this.request = request;
    this.console = console;
    this.report = new Report(console, request.color().colours(console));
  }

  /** The exit code; returns only where no launcher was started. */
  static int of(ExecRequest request, Console console) throws IOException {
    Execution execution = new Execution(request, console);
    int code = execution.run();
    execution.report.end();
    return code;
  }

  private int run() throws IOException {
    ConfigPlace place = ConfigPlace.of(request);
    Checked<InputFile> input = place.read(console);
    report.show(place.name(), input.findings());
    if (input.value().isEmpty()) {
      NoSuchFile.hint(place.name(), input.findings()).ifPresent(console.err()::println);
      return JExec.FAILED;
    }
    return run(input.value().get(), place);
  }

  private int run(InputFile input, ConfigPlace place) throws IOException {
    Path bundle = Path.of(place.bundle());
    HostReader.Reading reading = ThisMachine.observed();
    KeptWrites kept = new KeptWrites(request, console);
    Optional<RunConfig> config =
        new RunConfigReader(request, console, report, trees).read(input.source(), bundle);
    RootWrites writes = kept.find()
        .orElseGet(() -> config.map(RunConfig::writes).orElseGet(RootWrites.InPlace::new));
    Options options = new Options(bundle.toString(), request.cgroups(), writes);
    Optional<Plan> plan = config.flatMap(it ->
        shown(input.source(), it.document(), Planner.plan(it.document(), reading.host(), options)));
    if (plan.isEmpty()) {
      kept.giveBack(writes);
      return JExec.FAILED;
    }
    if (writes instanceof RootWrites.Kept) {
      kept.check(writes, config.orElseThrow().base(bundle));
    }
    if (request.dryRun()) {
      console.out().print(plan.get());
    }
    if (!request.dryRun() || Start.isRehearsal()) {
      kept.tell(writes);
      become(plan.get(), Warmth.of(request, place), input, reading);
    }
    return 0;
  }

  private void become(Plan plan, Warmth warmth, InputFile input, HostReader.Reading reading)
      throws IOException {
    byte[] launcher = Launcher.compile(plan, reading.host().arch());
    new Start(console, reading.host().euid(), trees.locks())
        .become(launcher, warmth.keep(launcher, input, reading));
  }

  /** What the plan's makers find in a configuration that a spec became is told of the spec's line. */
  private <T> Optional<T> shown(SourceFile input, ConfigDocument document, Checked<T> checked) {
    if (ConfigPlace.isConfig(input)) {
      report.show(document.file(), checked.findings());
    } else {
      new SpecFindings(report, input).show(document.locations(), checked.findings());
    }
    return checked.value();
  }
}
