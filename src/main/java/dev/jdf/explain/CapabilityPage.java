package dev.jdf.explain;

import dev.jdf.linux.Arch;
import dev.jdf.linux.Capability;
import dev.jdf.linux.DefaultSeccomp;
import dev.jdf.linux.DefaultSeccomp.Group;
import dev.jdf.linux.SeccompAction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The page of a capability: prose from its file, facts from the tables of the kernel and docker. */
final class CapabilityPage {

  private CapabilityPage() {}

  static String markdown(Capability capability) {
    Page page = Pages.read("capability/" + capability.name());
    return String.join(
        "\n",
        "# " + capability.name() + ": " + capability.meaning(),
        "",
        page.text(),
        "",
        "## Risk",
        "",
        sentence(capability.risk()) + " " + section(page, "Risk"),
        "",
        "## Instead",
        "",
        section(page, "Instead"),
        "",
        "## Docker",
        "",
        docker(capability),
        "",
        "## System calls",
        "",
        calls(capability),
        "",
        "Source: capabilities(7); docker's default seccomp profile.",
        "");
  }

  private static String section(Page page, String heading) {
    return page.section(heading).orElseThrow().text();
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String docker(Capability capability) {
    return Capability.dockerDefaults().contains(capability)
        ? "A container has it by default. `CAP_DROP " + capability.shortName()
            + "` takes it away; so does `CAP_DROP ALL`."
        : "A container does not have it by default. `CAP_ADD " + capability.shortName()
            + "` gives it.";
  }

  private static String calls(Capability capability) {
    Set<String> opened = opened(capability);
    return opened.isEmpty()
        ? "The default seccomp profile allows the same calls with it and without it."
        : "With it the default seccomp profile also allows: " + String.join(", ", opened) + ".";
  }

  /** The calls, or more arguments of them, that are allowed because of {@code capability}. */
  private static Set<String> opened(Capability capability) {
    Set<String> names = new TreeSet<>();
    for (Arch arch : Arch.values()) {
      Set<Group> without = new HashSet<>(DefaultSeccomp.forCapabilities(Set.of(), arch));
      List<Group> with = DefaultSeccomp.forCapabilities(Set.of(capability), arch);
      with.stream()
          .filter(group -> group.action() == SeccompAction.SCMP_ACT_ALLOW)
          .filter(group -> !without.contains(group))
          .forEach(group -> names.addAll(group.names()));
    }
    names.removeAll(always());
    return names;
  }

  /** What no capability is needed for, whatever its arguments. */
  private static Set<String> always() {
    Set<String> names = new HashSet<>();
    Arrays.stream(Arch.values())
        .flatMap(arch -> DefaultSeccomp.forCapabilities(Set.of(), arch).stream())
        .filter(group -> group.action() == SeccompAction.SCMP_ACT_ALLOW)
        .filter(group -> group.conditions().isEmpty())
        .forEach(group -> names.addAll(group.names()));
    return names;
  }
}
