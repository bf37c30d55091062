package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.Console;
import dev.jdf.container.Command;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.explain.Example;
import dev.jdf.image.ImageSettings;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigReader;
import dev.jdf.plan.Hosts;
import dev.jdf.plan.Options;
import dev.jdf.plan.Planner;
import dev.jdf.plan.RootWrites;
import dev.jdf.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Does what an example of a page shows.
 *
 * @param folder for the files of the example; it holds a small root
 */
record Examples(Path folder) {

  private static final Pattern FINDING = Pattern.compile("^(\\w+)\\[(\\w+)]:", Pattern.MULTILINE);

  /** Takes the place of jbuild and jexec: notes what is asked of them, with absolute paths. */
  private static final String STAND_IN = """
      #!/bin/sh
      {
        basename "$0"
        for word; do
          case $word in
            -*) ;;
            /*) ;;
            *.jdf | *.json | */*) word=$PWD/$word ;;
            *) [ -e "$word" ] && word=$PWD/$word ;;
          esac
          printf '%s\\n' "$word"
        done
      } >"${0%/*}/words"
      printf %s "$XDG_CACHE_HOME" >"${0%/*}/cache"
      exec cat >"${0%/*}/input"
      """;

  /** What came of an example. */
  record Outcome(boolean good, List<String> codes, List<String> errors) {}

  static Examples in(Path folder) throws IOException {
    Path root = Files.createDirectories(folder.resolve("rootfs/etc"));
    Files.writeString(
        root.resolve("passwd"),
        "root:x:0:0:root:/root:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/sh\n");
    Files.writeString(root.resolve("group"), "root:x:0:\nalice:x:1000:\naudio:x:29:alice\n");
    Files.createFile(folder.resolve("rootfs.tar"));
    Files.createSymbolicLink(folder.resolve("current"), Path.of("rootfs"));
    return new Examples(folder);
  }

  /** The example on the machine called {@code host}. */
  Outcome run(Example example, String host) throws IOException {
    return switch (example.language()) {
      case "dockerfile" -> outcome(compile(example.text()));
      case "json", "yaml" -> outcome(plan(example, host));
      case "sh" -> shell(example.text());
      default -> throw new IllegalArgumentException(example.language());
    };
  }

  Checked<Config> compile(String spec) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("XDG_CACHE_HOME", folder.resolve("cache-of-tests").toString());
    environment.put("XDG_DATA_HOME", folder.resolve("data-of-tests").toString());
    ImageSettings images = ImageSettings.of(environment).with(ImageSettings.Fetching.NEVER);
    SpecCompiler compiler =
        new SpecCompiler(Optional.empty(), List.of(), true, environment).with(images);
    return compiler.compile(new SourceFile("image.jdf", spec), folder);
  }

  private static Checked<?> plan(Example example, String host) {
    SourceFile file = new SourceFile("config." + example.language(), example.text());
    Options options =
        new Options("/bundle", Options.CgroupDriver.CGROUPFS, new RootWrites.InPlace());
    return ConfigReader.read(file)
        .then(document -> Planner.plan(document, Hosts.of(host), options));
  }

  private static Outcome outcome(Checked<?> checked) {
    return new Outcome(
        checked.value().isPresent(),
        checked.findings().stream().map(it -> it.code().id()).toList(),
        checked.findings().stream()
            .filter(Diagnostic::isError)
            .map(it -> it.code().id() + ": " + it.message())
            .toList());
  }

  private Outcome shell(String lines) throws IOException {
    Path place = Files.createTempDirectory(folder, "shell");
    Path programs = Files.createTempDirectory(folder, "programs");
    for (String name : List.of("jbuild", "jexec")) {
      Path program = Files.writeString(programs.resolve(name), STAND_IN);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    String path = "PATH=" + programs + ":" + System.getenv("PATH");
    Command.run(place, List.of("env", "-u", "XDG_CACHE_HOME", path, "/bin/sh", "-c", lines));
    List<String> words = new ArrayList<>(Files.readAllLines(programs.resolve("words")));
    StringWriter err = new StringWriter();
    Console console = new Console(
        new ByteArrayInputStream(Files.readAllBytes(programs.resolve("input"))),
        new PrintWriter(new StringWriter()),
        new PrintWriter(err),
        environment(Files.readString(programs.resolve("cache"))));
    boolean build = words.remove(0).equals("jbuild");
    String[] arguments = words.toArray(String[]::new);
    int code = build ? JBuild.run(arguments, console) : JExec.run(arguments, console);
    console.err().flush();
    return outcome(code == 0, err.toString());
  }

  private Map<String, String> environment(String cache) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("HOME", folder.toString());
    if (!cache.isEmpty()) {
      environment.put("XDG_CACHE_HOME", cache);
    }
    return environment;
  }

  private static Outcome outcome(boolean good, String text) {
    List<MatchResult> findings = FINDING.matcher(text).results().toList();
    return new Outcome(
        good,
        findings.stream().map(it -> it.group(2)).toList(),
        findings.stream()
            .filter(it -> it.group(1).equals("error"))
            .map(it -> text)
            .toList());
  }
}
