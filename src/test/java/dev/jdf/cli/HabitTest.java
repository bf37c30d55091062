package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.console.Console;
import dev.jdf.syntax.Keywords;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What users of other tools type leads to what does it here. */
class HabitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jbuild help | did you mean jbuild --help?",
        "jbuild help check | did you mean jbuild --help?",
        "jbuild version | did you mean jbuild --version?",
        "jbuild -v | Did you mean -V?",
        "jbuild -version | Did you mean --version?",
        "jbuild build . | did you mean jbuild image.jdf?",
        "jbuild build -t web . | did you mean jbuild image.jdf?",
        "jbuild -t web . | Did you mean jbuild image.jdf -o DIR/?",
        "jbuild -f a.jdf | Did you mean jbuild image.jdf?",
        "jbuild run samples/hello.jdf | did you mean jexec samples/hello.jdf?",
        "jbuild lint samples/hello.jdf | did you mean jbuild check samples/hello.jdf?",
        "jbuild check -f samples/hello.jdf | Did you mean jbuild check samples/hello.jdf?",
        "jbuild images ls | Did you mean jbuild images?",
        "jbuild --cap-add=ALL a.jdf | In a spec this is the instruction CAP_ADD: jbuild explain CAP_ADD",
        "jbuild one.jdf two.jdf | 'two.jdf' is one word too many",
        "jexec help | did you mean jexec --help?",
        "jexec version | did you mean jexec --version?",
        "jexec -v | In a spec this is the instruction MOUNT: jbuild explain MOUNT",
        "jexec -it a.json | In a spec this is the instruction TTY: jbuild explain TTY",
        "jexec run config.json | did you mean jexec config.json?",
        "jexec run samples/hello.jdf | did you mean jexec samples/hello.jdf?",
        "jexec run --rm -it ubuntu bash | did you mean jexec config.json?",
        "jexec --rm a.json | Did you mean jexec config.json?",
        "jexec create --bundle b id | create, start and what else OCI runtimes have is not there yet.",
        "jexec --root /run/x create id | It is no runtime for podman, docker and containerd yet",
        "jexec exec web sh | did you mean jexec config.json -- /bin/sh?",
        "jexec spec | did you mean jbuild image.jdf?",
        "jexec --read-only a.json | In a spec this is the instruction READ_ONLY: jbuild explain READ_ONLY",
        "jexec a.json sh | 'sh' is one word too many"
      })
  void whatToTypeIsSaid(String line, String sentence) {
    List<String> words = List.of(line.split(" "));
    Ran told = run(words.get(0), words.subList(1, words.size()));
    assertTrue(told.err().contains(sentence), told.err());
    assertEquals(words.get(0).equals("jexec") ? JExec.FAILED : JBuild.MISUSED, told.code());
  }

  /** A name of a file goes before a habit. */
  @Test
  void aFileThatIsThereIsRead(@TempDir Path folder) throws IOException {
    Path web = Files.createDirectories(folder.resolve("web"));
    Path spec = web.resolve("image.jdf");
    Files.writeString(spec, "FROM host\nCMD [\"/bin/true\"]\n");
    assertTrue(run("jbuild", List.of("build", web.toString()))
        .err()
        .contains("did you mean jbuild " + spec + "?"));
    assertEquals("", run("jbuild", List.of("ast", spec.toString())).err());
  }

  @Test
  void noRowIsAboutWhatIsThere() {
    Set<List<String>> seen = new HashSet<>();
    for (Habit habit : Habit.all()) {
      CommandLine command = command(habit.command());
      Set<String> known = new HashSet<>(command.getSubcommands().keySet());
      command.getCommandSpec().options().forEach(it -> known.addAll(List.of(it.names())));
      for (String word : habit.words()) {
        assertTrue(seen.add(List.of(habit.command(), word)), habit + " is there twice");
        assertTrue(!known.contains(word), word + " is a word of " + habit.command());
      }
    }
  }

  /** What is to be typed is understood, as far as options and commands go. */
  @Test
  void whatToTypeIsThere() {
    for (Habit habit : Habit.all()) {
      List<String> words = new ArrayList<>(List.of(habit.right(List.of()).split(" ")));
      int end = words.contains("--") ? words.indexOf("--") : words.size();
      if (habit.isInstruction()) {
        assertTrue(Keywords.names().contains(habit.right()), habit.right());
      } else if (!words.get(0).equals("docker")) {
        command(words.get(0)).parseArgs(words.subList(1, end).toArray(String[]::new));
      }
    }
  }

  private static CommandLine command(String name) {
    PrintWriter silence = new PrintWriter(new StringWriter());
    Console console = new Console(InputStream.nullInputStream(), silence, silence, Map.of());
    CommandLine line = name.startsWith("jexec")
        ? ExecCommand.line(List.of(), console)
        : BuildCommand.line(console);
    return Stream.of(name.split(" "))
        .skip(1)
        .reduce(line, (it, word) -> it.getSubcommands().get(word), (one, other) -> other);
  }

  private static Ran run(String tool, List<String> words) {
    String[] args = words.toArray(String[]::new);
    return tool.equals("jexec") ? Ran.jexec("", Map.of(), args) : Ran.jbuild("", Map.of(), args);
  }
}
