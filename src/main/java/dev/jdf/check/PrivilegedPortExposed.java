package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CIS 5.8: ensure privileged ports are not mapped within containers. */
final class PrivilegedPortExposed extends TargetRule {

  private static final Pattern PORT = Pattern.compile("(?:.*:)?([0-9]{1,5})(?:-[0-9]+)?(?:/.*)?");
  private static final int FIRST_FREE = 1024;

  PrivilegedPortExposed() {
    super(About.of("No port below 1024 is exposed", Level.OFF));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.all(Expose.class).stream()
        .flatMap(line -> line.ports().stream())
        .filter(PrivilegedPortExposed::isPrivileged)
        .map(port -> at(port.span(), "ports below 1024 are for privileged programs")
            .withNote("CIS 5.8; listen on a port from 1024 on"))
        .toList();
  }

  private static boolean isPrivileged(Word port) {
    Matcher matcher = PORT.matcher(port.text());
    return matcher.matches() && Integer.parseInt(matcher.group(1)) < FIRST_FREE;
  }
}
