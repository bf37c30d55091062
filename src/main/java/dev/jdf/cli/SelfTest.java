package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.file.InputFile;
import dev.jdf.linux.Capability;
import dev.jdf.oci.Config;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Process;
import dev.jdf.oci.Process.Capabilities;
import dev.jdf.run.Exec;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a container that reads back its own /proc/self/status, and compares that with its
 * configuration: a launcher that grants more than the configuration says is found here, on the very
 * machine.
 */
record SelfTest(Console console, Report report) {

  private static final String SPEC = "self-test.jdf";

  /** The exit code: 0 if the kernel says what the configuration says, else 1. */
  int run() throws IOException, InterruptedException {
    SourceFile spec = spec();
    Optional<Config> config = config(spec);
    Optional<byte[]> launcher =
        config.isPresent() ? new LauncherFile(report).of(spec, config.get()) : Optional.empty();
    if (launcher.isEmpty()) {
      return JExec.FAILED;
    }
    Exec.Output output = Exec.run(launcher.get());
    if (output.code() != 0) {
      return JExec.failed(console, "the container of the self-test ended with " + output.code());
    }
    Map<String, String> actual = fields(output.text());
    boolean same = true;
    for (Map.Entry<String, String> field : expected(config.get()).entrySet()) {
      same &= compare(field.getKey(), field.getValue(), actual.getOrDefault(field.getKey(), ""));
    }
    return same ? 0 : 1;
  }

  private static SourceFile spec() throws IOException {
    try (InputStream stream = SelfTest.class.getResourceAsStream(SPEC)) {
      return InputFile.read(SPEC, stream).value().orElseThrow().source();
    }
  }

  private Optional<Config> config(SourceFile spec) {
    SpecCompiler compiler =
        new SpecCompiler(Optional.empty(), List.of(), false, console.environment());
    Checked<Config> config = compiler.compile(spec, Path.of("/"));
    report.show(spec, config.findings());
    return config.value();
  }

  private boolean compare(String name, String expected, String actual) {
    boolean same = expected.equals(actual);
    console
        .out()
        .printf(
            "%-6s %-11s %s%s%n",
            same ? "ok" : "WRONG", name, actual, same ? "" : ", not " + expected);
    return same;
  }

  /** The fields of proc_pid_status(5) that a configuration decides. */
  private static Map<String, String> expected(Config config) {
    Optional<Process> process = Optional.ofNullable(config.process());
    Optional<Capabilities> sets = process.flatMap(it -> Optional.ofNullable(it.capabilities()));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("CapInh", mask(sets.map(Capabilities::inheritable)));
    fields.put("CapPrm", mask(sets.map(Capabilities::permitted)));
    fields.put("CapEff", mask(sets.map(Capabilities::effective)));
    fields.put("CapBnd", mask(sets.map(Capabilities::bounding)));
    fields.put("CapAmb", mask(sets.map(Capabilities::ambient)));
    fields.put("NoNewPrivs", process.filter(Process::noNewPrivileges).isPresent() ? "1" : "0");
    Optional<Linux> linux = Optional.ofNullable(config.linux());
    boolean filtered = linux.flatMap(it -> Optional.ofNullable(it.seccomp())).isPresent();
    fields.put("Seccomp", filtered ? "2" : "0");
    return fields;
  }

  private static String mask(Optional<List<String>> names) {
    List<Capability> capabilities = names.orElse(List.of()).stream()
        .map(Capability::parse)
        .flatMap(Optional::stream)
        .toList();
    return "%016x".formatted(Capability.mask(capabilities));
  }

  private static Map<String, String> fields(String status) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : status.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return fields;
  }
}
