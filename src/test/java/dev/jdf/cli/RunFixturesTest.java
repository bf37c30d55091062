package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.compile.SpecCompiler;
import dev.jdf.container.Bundle;
import dev.jdf.container.Command;
import dev.jdf.container.Result;
import dev.jdf.launcher.Launcher;
import dev.jdf.linux.Arch;
import dev.jdf.oci.ConfigReader;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.plan.Options;
import dev.jdf.plan.Options.CgroupDriver;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Planner;
import dev.jdf.plan.RootWrites;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each spec below {@code run/} is run, and prints what stands beside it as {@code .out}; a code other
 * than 0 is the last line of that.
 */
class RunFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/run");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TempDir
  private Path folder;

  @TestFactory
  Stream<DynamicTest> fixtures() throws IOException {
    return files(".jdf").stream()
        .map(file -> dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyResultHasItsSpec() throws IOException {
    return files(".out").stream()
        .map(file -> dynamicTest(
            ROOT.relativize(file).toString(),
            () -> assertTrue(Files.exists(beside(file, ".jdf")))));
  }

  private void check(Path spec) throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    for (String needed : List.of("/bin/busybox", "/dev/kmsg")) {
      boolean there = Files.exists(Path.of(needed)) || !Files.readString(spec).contains(needed);
      assumeTrue(there, "needs " + needed);
    }
    Result result = run(plan(spec));
    String actual =
        result.exit() == 0 ? result.out() : result.out() + "exit " + result.exit() + "\n";
    Path expected = beside(spec, ".out");
    String before = Files.exists(expected) ? Files.readString(expected) : "";
    if (UPDATE && !before.equals(actual)) {
      Files.writeString(expected, actual);
      fail("wrote " + expected);
    }
    assertEquals(before, actual, result.err());
  }

  private Plan plan(Path spec) throws IOException {
    SourceFile file = SourceFile.decode(spec.getFileName().toString(), Files.readAllBytes(spec));
    Path around = spec.resolveSibling("").toAbsolutePath();
    TreeMap<String, String> environment = new TreeMap<>();
    environment.put("XDG_CACHE_HOME", folder.toString());
    SpecCompiler compiler = new SpecCompiler(Optional.empty(), List.of(), true, environment);
    SourceFile config = compiler
        .compile(file, around)
        .value()
        .map(it -> new SourceFile(file.name() + ".json", ConfigWriter.write(it)))
        .orElseThrow();
    Options options =
        new Options(around.toString(), CgroupDriver.CGROUPFS, new RootWrites.InPlace());
    return ConfigReader.read(config)
        .then(document -> Planner.plan(document, Bundle.host(), options))
        .value()
        .orElseThrow();
  }

  private Result run(Plan plan) throws IOException {
    Path launcher = Files.createTempFile(folder, "launcher", "");
    Files.write(launcher, Launcher.compile(plan, Arch.X86_64));
    assertTrue(launcher.toFile().setExecutable(true));
    return Command.run(folder, List.of(launcher.toString()), "input\n");
  }

  private static Path beside(Path file, String ending) {
    return Path.of(file.toString().replaceAll("\\.[a-z]+$", ending));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
