package dev.jdf.check;

import dev.jdf.linux.Capability;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Cgroupns;
import dev.jdf.syntax.IsolationInstruction.DeviceCgroupRule;
import dev.jdf.syntax.IsolationInstruction.GroupAdd;
import dev.jdf.syntax.IsolationInstruction.Ipc;
import dev.jdf.syntax.IsolationInstruction.Network;
import dev.jdf.syntax.IsolationInstruction.Pid;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.IsolationInstruction.Single;
import dev.jdf.syntax.IsolationInstruction.Userns;
import dev.jdf.syntax.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Something that a spec asks for and a limit does not allow, and where. */
record Asked(Span span, String what) {

  private static final List<Class<? extends Single>> NAMESPACES = List.of(
      Network.class,
      Pid.class,
      Ipc.class,
      IsolationInstruction.Uts.class,
      Userns.class,
      Cgroupns.class);

  /** All that a target asks for beyond one limit. */
  static List<Asked> of(Policy.Limit limit, Target target) {
    return Stream.concat(itself(limit, target).stream(), privileged(limit, target).stream())
        .toList();
  }

  /** What PRIVILEGED brings along is asked for, too, unless the policy speaks of it by its name. */
  private static Optional<Asked> privileged(Policy.Limit limit, Target target) {
    boolean exceeded = switch (limit.topic()) {
      case CAPABILITIES -> !limit.allows("ALL");
      case DEVICES -> true;
      case UNCONFINED -> !limit.allowed().containsAll(limit.topic().words());
      case MOUNTS, HOST_NAMESPACES, PRIVILEGED, USERS, NEW_PRIVILEGES -> false;
    };
    return exceeded && target.settings().policy().limit(Policy.Topic.PRIVILEGED).isEmpty()
        ? target.switchedOn(Privileged.class).map(word -> new Asked(word.span(), word.text()))
        : Optional.empty();
  }

  private static List<Asked> itself(Policy.Limit limit, Target target) {
    return switch (limit.topic()) {
      case CAPABILITIES -> capabilities(limit, target);
      case MOUNTS -> mounts(limit, target);
      case HOST_NAMESPACES -> namespaces(limit, target);
      case PRIVILEGED -> switched(limit, target.switchedOn(Privileged.class), "PRIVILEGED");
      case USERS -> users(limit, target);
      case DEVICES -> devices(limit, target);
      case UNCONFINED -> unconfined(limit, target);
      case NEW_PRIVILEGES ->
        switched(
            limit,
            target
                .security("no-new-privileges")
                .filter(option -> !option.isTrue())
                .map(SecurityOption::word),
            "gaining privileges");
    };
  }

  /** What is added, each at its word, and what is kept of docker's defaults, at FROM. */
  private static List<Asked> capabilities(Policy.Limit limit, Target target) {
    Set<Capability> allowed = new HashSet<>();
    limit.allowed().forEach(name -> allowed.addAll(named(name)));
    List<Asked> asked = new ArrayList<>();
    for (Word word : target.words(CapAdd.class)) {
      if (!allowed.containsAll(named(word.text()))) {
        asked.add(new Asked(word.span(), word.text()));
      }
    }
    List<String> kept = new ArrayList<>(Capability.dockerDefaults().stream()
        .filter(capability -> !allowed.contains(capability))
        .map(Capability::shortName)
        .toList());
    target
        .words(CapDrop.class)
        .forEach(
            word -> named(word.text()).forEach(capability -> kept.remove(capability.shortName())));
    if (!target.image() && !kept.isEmpty() && !target.isUnprivileged()) {
      asked.add(new Asked(target.place(), "keeping " + String.join(" ", kept)));
    }
    return asked;
  }

  private static List<Capability> named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "ALL" -> Capability.all();
      case "DEFAULT" -> Capability.dockerDefaults();
      default -> Capability.parse(name).stream().toList();
    };
  }

  private static List<Asked> mounts(Policy.Limit limit, Target target) {
    Stream<Asked> binds = target.words(IsolationInstruction.Mount.class).stream()
        .filter(word -> BindMount.of(word).isBind())
        .filter(word ->
            BindMount.of(word).source().filter(source -> !allows(limit, source)).isPresent())
        .map(word -> new Asked(word.span(), "this mount"));
    Stream<Asked> root = target.base().directory().filter(path -> !allowsRoot(limit, path)).stream()
        .map(path -> new Asked(target.base().word().span(), "this root"));
    return Stream.concat(root, binds).toList();
  }

  /** What lies below the spec is the project's own, and nothing else that is relative. */
  private static boolean allowsRoot(Policy.Limit limit, String path) {
    return path.startsWith("/")
        ? allows(limit, BindMount.clean(path))
        : path.indexOf('\0') < 0 && !Path.of(path).normalize().startsWith("..");
  }

  private static boolean allows(Policy.Limit limit, String source) {
    return limit.allowed().stream().anyMatch(folder -> isWithin(source, folder));
  }

  private static boolean isWithin(String source, String folder) {
    String clean = BindMount.clean(folder);
    return source.equals(clean) || source.startsWith(clean.endsWith("/") ? clean : clean + "/");
  }

  /** Of the host, or of whoever a path belongs to. */
  private static List<Asked> namespaces(Policy.Limit limit, Target target) {
    return NAMESPACES.stream()
        .flatMap(kind -> target.last(kind).stream())
        .filter(
            line -> line.value().text().equals("host") || line.value().text().startsWith("ns:"))
        .filter(line -> !limit.allows(line.keyword().text().toLowerCase(Locale.ROOT)))
        .map(line -> new Asked(line.span(), "this namespace"))
        .toList();
  }

  private static List<Asked> switched(Policy.Limit limit, Optional<Word> word, String what) {
    return word.filter(it -> !limit.allows("true")).map(it -> new Asked(it.span(), what)).stream()
        .toList();
  }

  private static List<Asked> users(Policy.Limit limit, Target target) {
    Optional<Word> name = target.last(User.class).map(User::name);
    String user = name.map(word -> UserText.of(word).user()).orElse("root");
    boolean rootAllowed = limit.allows("root") || limit.allows("0");
    if (limit.allows(user) || (UserText.isRoot(user) && rootAllowed)) {
      return rootAllowed ? List.of() : rootGroups(name, target);
    }
    return List.of(new Asked(name.map(Word::span).orElse(target.place()), "the user " + user));
  }

  /** Whoever is of root's group has what belongs to it; only root may be, or who may be root. */
  private static List<Asked> rootGroups(Optional<Word> name, Target target) {
    Stream<Asked> first = name.flatMap(Asked::firstGroup).stream();
    Stream<Asked> others = target.words(GroupAdd.class).stream()
        .filter(word -> UserText.isRoot(word.text()))
        .map(word -> new Asked(word.span(), "the group root"));
    return Stream.concat(first, others).toList();
  }

  /** What is left to an image may be root's. */
  private static Optional<Asked> firstGroup(Word name) {
    UserText text = UserText.of(name);
    if (text.leavesGroupOpen()) {
      String what = "USER " + text.user() + " without a group, which may be root's,";
      return Optional.of(new Asked(name.span(), what));
    }
    return UserText.isRoot(text.group())
        ? Optional.of(new Asked(name.span(), "the group root"))
        : Optional.empty();
  }

  private static List<Asked> devices(Policy.Limit limit, Target target) {
    Stream<Asked> named = target.words(IsolationInstruction.Device.class).stream()
        .filter(word -> !limit.allows(BindMount.clean(word.text().split(":", 2)[0])))
        .map(word -> new Asked(word.span(), "this device"));
    Stream<Asked> numbered = target.words(DeviceCgroupRule.class).stream()
        .filter(word -> !limit.allows(word.text()))
        .map(word -> new Asked(word.span(), "allowing devices by number"));
    return Stream.concat(named, numbered).toList();
  }

  private static List<Asked> unconfined(Policy.Limit limit, Target target) {
    return target.security().stream()
        .filter(SecurityOption::loosens)
        .filter(option -> !limit.allows(option.key()))
        .map(option -> new Asked(option.word().span(), option.word().text()))
        .toList();
  }
}
