package dev.jdf.cli;

import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.launcher.Launcher;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.ConfigReader;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.plan.Host;
import dev.jdf.plan.Options;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Planner;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a spec became → the program that runs it on a machine like this one, without jdf. */
record LauncherFile(Report report) {

  /** The program; absent where a finding, which was shown, forbids one. */
  Optional<byte[]> of(SourceFile spec, Config config) throws IOException {
    return of(spec, config, Path.of("").toRealPath().toString());
  }

  /** The same of a configuration whose relative paths start from {@code bundle}. */
  Optional<byte[]> of(SourceFile spec, Config config, String bundle) throws IOException {
    SourceFile text = new SourceFile("config.json", ConfigWriter.write(config));
    Host host = ThisMachine.host();
    Options options =
        new Options(bundle, Options.CgroupDriver.CGROUPFS, UsualWrites.of(config, Path.of(bundle)));
    Checked<ConfigDocument> read = ConfigReader.read(text);
    report.show(text, read.findings());
    return read.value()
        .flatMap(document -> shown(spec, document, Planner.plan(document, host, options)))
        .map(it -> Launcher.compile(it, host.arch()));
  }

  private Optional<Plan> shown(SourceFile spec, ConfigDocument document, Checked<Plan> plan) {
    new SpecFindings(report, spec).show(document.locations(), plan.findings());
    return plan.value();
  }
}
