package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** hadolint DL4005: SHELL changes the shell, and says so. */
final class ShellReplacedByLink extends LineRule<Run> {

  private static final Pattern SEPARATOR = Pattern.compile("[;&|]");
  private static final Pattern LINK = Pattern.compile("(?:^|[\\s/])ln\\s");
  private static final Pattern SHELL = Pattern.compile("\\s/bin/sh(?:\\s|$)");

  ShellReplacedByLink() {
    super(About.of("SHELL changes the shell", Level.WARNING), Run.class);
  }

  @Override
  List<Diagnostic> check(Run line) {
    String text = line.command().words().stream().map(Word::text).collect(Collectors.joining(" "));
    return text.contains("/bin/sh")
            && SEPARATOR.splitAsStream(text).anyMatch(ShellReplacedByLink::linksShell)
        ? List.of(at(line.command().span(), "this gives every program another /bin/sh")
            .withNote("SHELL [\"/bin/bash\", \"-c\"] changes it for this file's commands alone"))
        : List.of();
  }

  private static boolean linksShell(String command) {
    Matcher link = LINK.matcher(command);
    return link.find() && SHELL.matcher(command).find(link.end());
  }
}
