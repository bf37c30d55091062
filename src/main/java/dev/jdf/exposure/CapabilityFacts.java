package dev.jdf.exposure;

import dev.jdf.linux.Capability;
import dev.jdf.oci.Config;
import java.util.ArrayList;
import java.util.List;

/** What the process may do beyond any user: capabilities(7). */
final class CapabilityFacts {

  private CapabilityFacts() {}

  static Section of(Config config) {
    Held held = Held.of(new Parts(config));
    List<Fact> facts = new ArrayList<>();
    for (String name : held.names()) {
      facts.add(new Fact(bare(name), meaning(name), pointer(held, name)));
    }
    String summary = facts.size() + " of " + Capability.all().size();
    return new Section(Topic.CAPABILITIES, summary, facts);
  }

  /** The name as docker's flags write it. */
  static String bare(String name) {
    return name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
  }

  private static String meaning(String name) {
    return Capability.parse(name).map(Capability::meaning).orElse("unknown to jdf");
  }

  private static String pointer(Held held, String name) {
    boolean bound = held.root() && held.sets().bounding().contains(name);
    String set = bound ? "bounding" : held.root() ? "inheritable" : "ambient";
    List<String> names = switch (set) {
      case "bounding" -> held.sets().bounding();
      case "inheritable" -> held.sets().inheritable();
      default -> held.sets().ambient();
    };
    return "/process/capabilities/" + set + "/" + names.indexOf(name);
  }
}
