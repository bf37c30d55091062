package dev.jdf.cli;

import dev.jdf.compile.Compiled;
import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.file.InputFile;
import dev.jdf.image.Rootfs;
import dev.jdf.launcher.Launcher;
import dev.jdf.linux.Arch;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.ConfigReader;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.oci.Process;
import dev.jdf.plan.Host;
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
    String bundle = place.bundle();
    Arch arch = LauncherFile.machine();
    HostReader.Reading reading =
        new HostReader(Path.of("/")).observe(arch, System.getProperty("user.name", ""));
    Host host = reading.host();
    KeptWrites kept = new KeptWrites(request, console);
    Optional<Meant> meant = meant(input.source(), Path.of(bundle));
    RootWrites writes =
        kept.find().orElseGet(() -> meant.map(Meant::writes).orElseGet(RootWrites.InPlace::new));
    Options options = new Options(bundle, request.cgroups(), writes);
    Optional<Plan> plan = meant
        .map(Meant::document)
        .flatMap(
            document -> shown(input.source(), document, Planner.plan(document, host, options)));
    if (plan.isEmpty()) {
      kept.giveBack(writes);
      return JExec.FAILED;
    }
    if (writes instanceof RootWrites.Kept) {
      kept.check(writes, meant.orElseThrow().base(Path.of(bundle)));
    }
    if (request.dryRun()) {
      console.out().print(plan.get());
    }
    if (!request.dryRun() || Start.isRehearsal()) {
      kept.tell(writes);
      byte[] launcher = Launcher.compile(plan.get(), arch);
      new Start(console, host.euid(), trees.locks())
          .become(launcher, Warmth.of(request, place).keep(launcher, input, bundle, reading));
    }
    return 0;
  }

  /**
   * What is to be run.
   *
   * @param writes what becomes of the root, unless the caller says otherwise
   * @param root absent where a configuration names it
   */
  private record Meant(ConfigDocument document, RootWrites writes, Optional<Rootfs> root) {

    KeptBase base(Path folder) throws IOException {
      return root.isPresent() ? KeptBase.of(root.get()) : KeptBase.of(document.config(), folder);
    }
  }

  private Optional<Meant> meant(SourceFile file, Path folder) {
    return ConfigPlace.isConfig(file)
        ? shown(file, ConfigReader.read(file))
            .map(this::withArguments)
            .map(document ->
                new Meant(document, UsualWrites.of(document.config(), folder), Optional.empty()))
        : compiled(file, folder);
  }

  /** As if jbuild had written the configuration, and jexec read it. */
  private Optional<Meant> compiled(SourceFile spec, Path folder) {
    SpecCompiler compiler = new SpecCompiler(
            request.build().target(), request.build().arguments(), true, console.environment())
        .with(request.build().images().settings(console))
        .into(trees);
    Optional<Compiled> compiled = LockFile.applied(compiler, spec.name(), report)
        .flatMap(it -> shown(spec, it.compile(spec, folder, request.arguments())));
    RegistryOptions.tellUnmet(compiler.images(), report);
    return compiled.flatMap(it -> meant(spec, it));
  }

  /** The store's copy of an image stays as it is, whoever writes to it. */
  private Optional<Meant> meant(SourceFile spec, Compiled compiled) {
    SourceFile config =
        new SourceFile(spec.name() + ".json", ConfigWriter.write(compiled.config()));
    RootWrites writes =
        compiled.isOfStore() ? new RootWrites.Discarded() : new RootWrites.InPlace();
    return shown(config, ConfigReader.read(config))
        .map(document -> new Meant(
            withPlaceOfArguments(document), writes, Optional.ofNullable(compiled.root())));
  }

  /** The program of an ENTRYPOINT is the spec's, whatever the arguments. */
  private ConfigDocument withPlaceOfArguments(ConfigDocument document) {
    Process process = document.config().process();
    return process != null && process.args().equals(request.arguments())
        ? fromCommandLine(document, document.config())
        : document;
  }

  /** What follows {@code --} takes the place of the arguments. */
  private ConfigDocument withArguments(ConfigDocument document) {
    Process process = document.config().process();
    if (process == null || request.arguments().isEmpty()) {
      return document;
    }
    Config config = document.config().withProcess(process.withArgs(request.arguments()));
    return fromCommandLine(document, config);
  }

  private static ConfigDocument fromCommandLine(ConfigDocument document, Config config) {
    return new ConfigDocument(
        document.file(),
        config,
        document.locations().replacing("/process/args", "the command line"));
  }

  /** What the plan's makers find in a configuration that a spec became is told of the spec's line. */
  private <T> Optional<T> shown(SourceFile input, ConfigDocument document, Checked<T> checked) {
    if (ConfigPlace.isConfig(input)) {
      return shown(document.file(), checked);
    }
    new SpecFindings(report, input).show(document.locations(), checked.findings());
    return checked.value();
  }

  private <T> Optional<T> shown(SourceFile file, Checked<T> checked) {
    report.show(file, checked.findings());
    return checked.value();
  }
}
