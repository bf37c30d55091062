package dev.jdf.plan;

import dev.jdf.linux.MountOption;
import dev.jdf.plan.MountRequest.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of a mount, sorted by what they act on; of contradicting ones the last one counts. */
record MountOptions(
    Action action,
    MountAttributes attributes,
    MountAttributes recursiveAttributes,
    List<String> data) {

  private static final MountOptions NONE =
      new MountOptions(Action.NEW, MountAttributes.NONE, MountAttributes.NONE, List.of());

  MountOptions {
    data = List.copyOf(data);
  }

  static MountOptions of(List<String> names) {
    MountOptions options = NONE;
    for (String name : names) {
      Optional<MountOption> known = MountOption.find(name);
      options = known.isPresent() ? options.with(known.get()) : options.withData(name);
    }
    return options;
  }

  private MountOptions with(MountOption option) {
    return switch (option.kind()) {
      case PROPAGATION -> withPropagation(option);
      case RECURSIVE ->
        new MountOptions(action, attributes, changed(recursiveAttributes, option), data);
      case FLAG -> withFlag(option);
      case IDMAP, SPECIAL -> this;
    };
  }

  private MountOptions withPropagation(MountOption option) {
    String flag = Propagation.flag(option.name());
    return option.name().startsWith("r")
        ? new MountOptions(action, attributes, recursiveAttributes.propagation(flag), data)
        : new MountOptions(action, attributes.propagation(flag), recursiveAttributes, data);
  }

  private MountOptions withFlag(MountOption option) {
    if (!option.attribute().isEmpty()) {
      return new MountOptions(action, changed(attributes, option), recursiveAttributes, data);
    }
    return switch (option.name()) {
      case "bind" -> withAction(action == Action.BIND_RECURSIVE ? action : Action.BIND);
      case "rbind" -> withAction(Action.BIND_RECURSIVE);
      case "remount" -> withAction(Action.CHANGE);
      case "sync", "dirsync", "lazytime", "mand" -> withData(option.name());
      case "async" -> withoutData("sync");
      case "nolazytime" -> withoutData("lazytime");
      case "nomand" -> withoutData("mand");
      case "acl", "noacl", "iversion", "noiversion", "silent", "loud" -> this;
      default -> throw new IllegalArgumentException(option.name());
    };
  }

  private MountOptions withAction(Action other) {
    return action == Action.CHANGE
        ? this
        : new MountOptions(other, attributes, recursiveAttributes, data);
  }

  private MountOptions withData(String option) {
    List<String> more = new ArrayList<>(data);
    more.add(option);
    return new MountOptions(action, attributes, recursiveAttributes, more);
  }

  private MountOptions withoutData(String option) {
    List<String> fewer = data.stream().filter(other -> !other.equals(option)).toList();
    return new MountOptions(action, attributes, recursiveAttributes, fewer);
  }

  /** The access time settings exclude each other: to set one is to clear them all first. */
  private static MountAttributes changed(MountAttributes attributes, MountOption option) {
    String flag = option.attribute();
    boolean accessTime = flag.endsWith("ATIME") && !flag.equals("MOUNT_ATTR_NODIRATIME");
    if (accessTime) {
      return option.set()
          ? attributes.accessTime(flag)
          : attributes.accessTime("MOUNT_ATTR_RELATIME");
    }
    return option.set() ? attributes.with(flag) : attributes.without(flag);
  }
}
