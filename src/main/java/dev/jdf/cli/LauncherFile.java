package dev.jdf.cli;

import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.launcher.Launcher;
import dev.jdf.linux.Arch;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigReader;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.plan.Host;
import dev.jdf.plan.Options;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Planner;
import dev.jdf.run.HostReader;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A configuration → the program that runs it on a machine like this one, without jdf. */
record LauncherFile(Report report) {

  /** The program; absent where a finding, which was shown, forbids one. */
  Optional<byte[]> of(Config config) throws IOException {
    return of(config, Path.of("").toRealPath().toString());
  }

  /** The same of a configuration whose relative paths start from {@code bundle}. */
  Optional<byte[]> of(Config config, String bundle) throws IOException {
    SourceFile text = new SourceFile("config.json", ConfigWriter.write(config));
    Arch arch = machine();
    Host host = new HostReader(Path.of("/")).read(arch, System.getProperty("user.name", ""));
    Options options =
        new Options(bundle, Options.CgroupDriver.CGROUPFS, UsualWrites.of(config, Path.of(bundle)));
    Checked<Plan> plan =
        ConfigReader.read(text).then(document -> Planner.plan(document, host, options));
    report.show(text, plan.findings());
    return plan.value().map(it -> Launcher.compile(it, arch));
  }

  /** The architecture of this machine. */
  static Arch machine() throws IOException {
    String system = System.getProperty("os.name", "");
    if (!system.equals("Linux")) {
      throw new IOException("runs on Linux, not " + system);
    }
    String name = System.getProperty("os.arch", "");
    return Arch.ofUname(name)
        .orElseThrow(() -> new IOException("makes launchers for x86_64 and aarch64, not " + name));
  }
}
