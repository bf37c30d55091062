package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.Capability;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.Word;
import java.util.Optional;
import java.util.Set;

/** CIS 5.4: ensure that Linux kernel capabilities are restricted within containers. */
final class DangerousCapabilityAdded extends WordRule {

  private static final Set<String> DANGEROUS = Set.of(
      "CAP_SYS_ADMIN",
      "CAP_SYS_PTRACE",
      "CAP_SYS_MODULE",
      "CAP_SYS_RAWIO",
      "CAP_SYS_BOOT",
      "CAP_SYS_TIME",
      "CAP_NET_ADMIN",
      "CAP_DAC_READ_SEARCH",
      "CAP_MAC_ADMIN",
      "CAP_MAC_OVERRIDE",
      "CAP_BPF",
      "CAP_PERFMON",
      "CAP_SYSLOG");

  DangerousCapabilityAdded() {
    super(About.of("No capability is added that is as good as root", Level.WARNING), CapAdd.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    if (word.text().equalsIgnoreCase("ALL")) {
      return Optional.of(at(word.span(), "all capabilities together are root on the machine")
          .withNote("CIS 5.4; add only those that the program needs"));
    }
    return Capability.parse(word.text())
        .filter(capability -> DANGEROUS.contains(capability.name()))
        .map(capability -> at(word.span(), word.text() + " reaches beyond the container")
            .withNote("CIS 5.4; " + capability.risk()));
  }
}
