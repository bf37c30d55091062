package dev.jdf.check;

import dev.jdf.linux.Capability;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The most that a spec may ask for.
 *
 * @param file where it is written
 */
public record Policy(SourceFile file, List<Limit> limits) {

  /** No bounds. */
  public static final Policy NONE = new Policy(new SourceFile("", ""), List.of());

  public Policy {
    limits = List.copyOf(limits);
  }

  /** What is allowed of one kind; nobody bounds what has no limit. */
  Optional<Limit> limit(Topic topic) {
    return limits.stream().filter(limit -> limit.topic() == topic).findFirst();
  }

  /** The line that a finding refers to. */
  String place(Limit limit) {
    return file.name() + ":" + file.line(limit.place().start()) + ": "
        + limit.topic().key() + " " + limit.verdict();
  }

  /** What can be bounded. */
  public enum Topic {
    CAPABILITIES,
    MOUNTS,
    HOST_NAMESPACES,
    PRIVILEGED,
    USERS,
    DEVICES,
    UNCONFINED,
    NEW_PRIVILEGES;

    /** The key in the settings. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What its list may hold; empty if that is anything. */
    List<String> words() {
      return switch (this) {
        case CAPABILITIES ->
          Stream.concat(
                  Stream.of("ALL", "DEFAULT"), Capability.all().stream().map(Capability::shortName))
              .toList();
        case HOST_NAMESPACES -> List.of("network", "pid", "ipc", "uts", "userns", "cgroupns");
        case UNCONFINED ->
          List.of("seccomp", "apparmor", "label", "systempaths", "writable-cgroups");
        case MOUNTS, USERS, DEVICES, PRIVILEGED, NEW_PRIVILEGES -> List.of();
      };
    }

    /** Whether it is allowed or not, rather than some of it. */
    public boolean isSwitch() {
      return this == PRIVILEGED || this == NEW_PRIVILEGES;
    }
  }

  /** What is allowed of one topic: names, or {@code true}. */
  public record Limit(Topic topic, List<String> allowed, Span place) {

    public Limit {
      allowed = List.copyOf(allowed);
    }

    boolean allows(String name) {
      return allowed.contains(name);
    }

    private String verdict() {
      if (topic.isSwitch()) {
        return allowed.isEmpty() ? "is false" : "is true";
      }
      return "allows " + (allowed.isEmpty() ? "nothing" : String.join(", ", allowed));
    }
  }
}
