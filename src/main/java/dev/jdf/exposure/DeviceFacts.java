package dev.jdf.exposure;

import dev.jdf.oci.Linux;
import dev.jdf.oci.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The devices that a container has besides those of every one: config-linux.md#devices. */
final class DeviceFacts {

  /** Nodes of every container and its terminals: config-linux.md#default-devices. */
  private static final Set<String> ORDINARY =
      Set.of("c 1:3", "c 1:5", "c 1:7", "c 1:8", "c 1:9", "c 5:0", "c 5:1", "c 5:2", "c 136:*");

  private DeviceFacts() {}

  static List<Fact> of(Parts parts) {
    List<Resources.Device> rules = parts
        .linux()
        .flatMap(linux -> Optional.ofNullable(linux.resources()))
        .map(Resources::devices)
        .orElse(List.of());
    List<Fact> allowed = allowed(rules);
    List<Fact> facts = new ArrayList<>();
    List<Linux.Device> nodes = parts.linux().map(Linux::devices).orElse(List.of());
    for (int i = 0; i < nodes.size(); i++) {
      String pointer = "/linux/devices/" + i;
      facts.add(node(nodes.get(i), pointer, allowed));
    }
    facts.addAll(allowed);
    return facts;
  }

  /** A node and the rule for it are one fact. */
  private static Fact node(Linux.Device node, String pointer, List<Fact> allowed) {
    String name = "device " + numbers(node.type(), node.major(), node.minor());
    Optional<Fact> rule =
        allowed.stream().filter(fact -> fact.name().equals(name)).findFirst();
    rule.ifPresent(allowed::remove);
    String access = rule.map(fact -> ", " + fact.detail()).orElse("");
    return new Fact(node.path(), name + access, pointer);
  }

  /** Rules count in order: one for all devices forgets those before it. */
  private static List<Fact> allowed(List<Resources.Device> rules) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Resources.Device rule = rules.get(i);
      String name = name(rule);
      String pointer = "/linux/resources/devices/" + i;
      if (isAny(rule)) {
        facts.clear();
      } else {
        facts.removeIf(fact -> fact.name().equals(name));
      }
      if (rule.allow() && !ORDINARY.contains(name.replace("device ", ""))) {
        facts.add(new Fact(name, access(rule), pointer));
      }
    }
    return facts;
  }

  private static String name(Resources.Device rule) {
    return isAny(rule) ? "any device" : "device " + numbers(type(rule), rule.major(), rule.minor());
  }

  private static boolean isAny(Resources.Device rule) {
    return type(rule).equals("a") && isAll(rule.major()) && isAll(rule.minor());
  }

  private static String type(Resources.Device rule) {
    String type = Objects.requireNonNullElse(rule.type(), "");
    return type.isEmpty() ? "a" : type;
  }

  private static String access(Resources.Device rule) {
    String letters = Objects.requireNonNullElse(rule.access(), "");
    List<String> words = new ArrayList<>();
    if (letters.contains("r")) {
      words.add("read");
    }
    if (letters.contains("w")) {
      words.add("write");
    }
    if (letters.contains("m")) {
      words.add("make its node");
    }
    return "may " + String.join(", ", words);
  }

  private static String numbers(String type, @Nullable Long major, @Nullable Long minor) {
    return type + " " + number(major) + ":" + number(minor);
  }

  private static String number(@Nullable Long number) {
    return isAll(number) ? "*" : String.valueOf(number);
  }

  private static boolean isAll(@Nullable Long number) {
    return number == null || number < 0;
  }
}
