package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import java.util.List;

/** CIS 5.5: ensure that privileged containers are not used. */
final class PrivilegedContainer extends TargetRule {

  PrivilegedContainer() {
    super(About.of("PRIVILEGED is not used", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .switchedOn(Privileged.class)
        .map(keyword -> at(keyword.span(), "a privileged process is root on the machine")
            .withNote("CIS 5.5; name what it needs instead: CAP_ADD, DEVICE, SECURITY_OPT"))
        .stream()
        .toList();
  }
}
