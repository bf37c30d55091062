package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** CIS 5.26: ensure that the container is restricted from acquiring additional privileges. */
final class NewPrivilegesAllowed extends TargetRule {

  NewPrivilegesAllowed() {
    super(About.of("Nobody can gain privileges", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .security("no-new-privileges")
        .filter(option -> !option.isTrue())
        .map(option -> at(option.word().span(), "setuid programs can make the process root")
            .withNote("CIS 5.26; a process that is not root has no-new-privileges unless this line"
                + " says otherwise"))
        .stream()
        .toList();
  }
}
