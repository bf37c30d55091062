package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.console.Console;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code --help} prints, on a terminal of eighty columns. */
class HelpTest {

  private static final int WIDEST = UsageMessageSpec.DEFAULT_USAGE_WIDTH;

  private static final Pattern BROKEN = Pattern.compile("\\.\\R\\s+(jdf|json)");

  private static final Console CONSOLE = new Console(
      new ByteArrayInputStream(new byte[0]),
      new PrintWriter(new StringWriter()),
      new PrintWriter(new StringWriter()),
      Map.of());

  @Test
  void linesAreNotBroken() {
    List<String> broken = commands()
        .map(CommandLine::getCommandSpec)
        .flatMap(spec ->
            Stream.of(spec.usageMessage().description(), spec.usageMessage().footer()))
        .flatMap(Stream::of)
        .filter(line -> line.length() > WIDEST)
        .toList();
    assertEquals(List.of(), broken);
  }

  @Test
  void namesOfFilesAreNotBroken() {
    List<String> broken = commands()
        .map(CommandLine::getUsageMessage)
        .filter(help -> BROKEN.matcher(help).find())
        .toList();
    assertEquals(List.of(), broken);
  }

  @Test
  void allCommandsAreLookedAt() {
    assertTrue(commands().count() > 10, "some are missing");
  }

  private static Stream<CommandLine> commands() {
    return Stream.of(BuildCommand.line(CONSOLE), ExecCommand.line(List.of(), CONSOLE))
        .flatMap(HelpTest::withThoseBelow);
  }

  private static Stream<CommandLine> withThoseBelow(CommandLine line) {
    // What picocli brings is its own.
    return Stream.concat(
        Stream.of(line),
        line.getSubcommands().values().stream()
            .filter(it -> !it.getCommandName().equals("generate-completion"))
            .flatMap(HelpTest::withThoseBelow));
  }
}
