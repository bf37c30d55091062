package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.CgroupParent;
import java.util.List;

/** CIS 5.25: ensure that cgroup usage is confirmed. */
final class CustomCgroupParent extends TargetRule {

  CustomCgroupParent() {
    super(About.of("The cgroup is where it is expected", Level.INFO));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .last(CgroupParent.class)
        .map(line -> at(line.value().span(), "limits and accounting of another cgroup apply")
            .withNote("CIS 5.25; make sure that this cgroup is meant"))
        .stream()
        .toList();
  }
}
