package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import java.util.List;
import java.util.regex.Pattern;

/** CIS 5.7: ensure sshd is not run within containers. */
final class SshPortExposed extends TargetRule {

  private static final Pattern SSH = Pattern.compile("(?:.*:)?22(?:/tcp)?");

  SshPortExposed() {
    super(About.of("Port 22 is not exposed", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.all(Expose.class).stream()
        .flatMap(line -> line.ports().stream())
        .filter(port -> SSH.matcher(port.text()).matches())
        .map(port -> at(port.span(), "port 22 is for ssh, which a container does not need")
            .withNote("CIS 5.7; look into a container from outside, with nsenter or exec"))
        .toList();
  }
}
