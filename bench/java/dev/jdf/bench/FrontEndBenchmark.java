package dev.jdf.bench;

import dev.jdf.ast.FileView;
import dev.jdf.check.Checker;
import dev.jdf.check.Settings;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.format.Formatter;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.Arch;
import dev.jdf.lower.Base;
import dev.jdf.lower.Lowering;
import dev.jdf.lower.Surroundings;
import dev.jdf.lower.Target;
import dev.jdf.oci.Config;
import dev.jdf.oci.Linux.Device;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.SpecParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Files a second, one after the other of a folder of real ones, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class FrontEndBenchmark {

  private static final Base BASE =
      new Base("/rootfs", false, false, null, new Accounts(List.of(), List.of()));
  private static final Target TARGET = new Target(Arch.X86_64, 0, 0, new Nothing(), true);
  private static final Checker CHECKER = new Checker(Settings.DEFAULT);
  private static final Request REQUEST = new Request(Optional.empty(), Map.of(), "linux/amd64");

  private final List<SourceFile> files = new ArrayList<>();
  private int next;

  /** A machine on which there is nothing that a spec could name. */
  private record Nothing() implements Surroundings {
    @Override
    public List<Device> devices() {
      return List.of();
    }

    @Override
    public Optional<List<Device>> devices(String path) {
      return Optional.empty();
    }

    @Override
    public boolean hasFiles(String root, String path) {
      return false;
    }

    @Override
    public boolean isFile(String root, String path) {
      return false;
    }

    @Override
    public Checked<SourceFile> file(String path) {
      return Checked.failed(List.of());
    }
  }

  @Setup
  public void read() throws IOException {
    Path folder = Path.of(System.getProperty("cases", "../shared/cases"), "corpus");
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.sorted().toList()) {
        files.add(SourceFile.decode(path.getFileName().toString(), Files.readAllBytes(path)));
      }
    }
  }

  private SourceFile file() {
    next = (next + 1) % files.size();
    return files.get(next);
  }

  @Benchmark
  public Layout layout() {
    return Layout.of(file());
  }

  @Benchmark
  public Parsed parse() {
    return SpecParser.parse(file());
  }

  @Benchmark
  public Checked<Config> compile() {
    SourceFile file = file();
    return compiled(file, SpecParser.parse(file));
  }

  @Benchmark
  public List<Diagnostic> check() {
    return CHECKER.check(SpecParser.parse(file()));
  }

  /** Parsed once, put to all rules, and compiled. */
  @Benchmark
  public void all(Blackhole results) {
    SourceFile file = file();
    Parsed parsed = SpecParser.parse(file);
    results.consume(CHECKER.check(parsed));
    results.consume(compiled(file, parsed));
  }

  private static Checked<Config> compiled(SourceFile file, Parsed parsed) {
    return parsed
        .checked()
        .then(spec -> Evaluation.of(spec, REQUEST))
        .then(stages -> stages.profile(Map.of()))
        .then(profile -> Lowering.lower(file, profile, BASE, TARGET));
  }

  @Benchmark
  public String format() {
    return Formatter.format(file());
  }

  @Benchmark
  public String ast() {
    return FileView.json(file());
  }
}
