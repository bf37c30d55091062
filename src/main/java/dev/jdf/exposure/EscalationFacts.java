package dev.jdf.exposure;

import dev.jdf.oci.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the process may still gain by executing a program: prctl(2), PR_SET_NO_NEW_PRIVS. */
final class EscalationFacts {

  private static final String POINTER = "/process/noNewPrivileges";

  private EscalationFacts() {}

  static Section of(Config config) {
    Parts parts = new Parts(config);
    List<Fact> facts = new ArrayList<>();
    String detail = parts.noNewPrivileges()
        ? "set: no program gives it more than it has"
        : "not set: programs with set-user-id bits or file capabilities give what they have";
    facts.add(new Fact("no_new_privs", detail, POINTER));
    List<String> reach = Held.of(parts).withinReach();
    if (!reach.isEmpty()) {
      facts.add(new Fact("within reach", names(reach), "/process/capabilities/bounding"));
    }
    return new Section(Topic.ESCALATION, "", facts);
  }

  private static String names(List<String> capabilities) {
    String names =
        capabilities.stream().map(CapabilityFacts::bare).collect(Collectors.joining(" "));
    return Counted.of(capabilities.size(), "capability", "capabilities") + ": " + names;
  }
}
