package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Sysctl;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code linux.sysctl}: docker's two for a network of one's own, and what {@code SYSCTL} says. */
final class SysctlLowering {

  static final String PING_GROUPS = "net.ipv4.ping_group_range";
  static final String EVERY_GROUP = "0 2147483647";

  private static final List<String> IPC = List.of(
      "kernel.msgmax",
      "kernel.msgmnb",
      "kernel.msgmni",
      "kernel.sem",
      "kernel.shmall",
      "kernel.shmmax",
      "kernel.shmmni",
      "kernel.shm_rmid_forced");

  /** Names of the machine that have instructions of their own. */
  private static final SortedMap<String, String> INSTRUCTIONS =
      new TreeMap<>(Map.of("kernel.hostname", "HOSTNAME", "kernel.domainname", "DOMAINNAME"));

  private SysctlLowering() {}

  static Checked<Traced<SortedMap<String, String>>> lower(Profile profile, Namespaces namespaces) {
    Join join = new Join();
    SortedMap<String, String> values = defaults(namespaces);
    SortedMap<String, Span> origins = new TreeMap<>();
    for (IsolationInstruction.Sysctl line : profile.all(IsolationInstruction.Sysctl.class)) {
      Optional<Diagnostic> unquoted = unquoted(line.words());
      if (unquoted.isPresent()) {
        join.add(unquoted.get());
        continue;
      }
      for (Word word : line.words()) {
        join.take(parse(word, line, namespaces)).ifPresent(setting -> {
          values.put(setting.name(), setting.value());
          origins.put("/linux/sysctl" + Traced.step(setting.name()), word.span());
        });
      }
    }
    return join.to(() -> new Traced<>(values, origins));
  }

  private record Setting(String name, String value) {}

  private static SortedMap<String, String> defaults(Namespaces namespaces) {
    SortedMap<String, String> values = new TreeMap<>();
    if (namespaces.mode(NamespaceType.NETWORK).isNew()) {
      values.put("net.ipv4.ip_unprivileged_port_start", "0");
      // The kernel takes only groups that the user namespace maps.
      if (namespaces.sharesHost(NamespaceType.USER)) {
        values.put(PING_GROUPS, EVERY_GROUP);
      }
    }
    return values;
  }

  /** Values such as {@code 1024 65535}: one parameter, and behind it nothing but numbers. */
  private static Optional<Diagnostic> unquoted(List<Word> words) {
    boolean value = words.size() > 1
        && words.get(0).text().matches("[^=]+=[0-9]+")
        && words.stream().skip(1).allMatch(word -> word.text().matches("[0-9]+"));
    return value ? Optional.of(ValueErrors.sysctlUnquoted(words)) : Optional.empty();
  }

  private static Checked<Setting> parse(
      Word word, IsolationInstruction.Sysctl line, Namespaces namespaces) {
    int equals = word.text().indexOf('=');
    if (equals < 0) {
      return Checked.failed(List.of(ValueErrors.sysctlWithoutValue(word)));
    }
    Word name = word.part(0, equals);
    Optional<NamespaceType> owner = owner(name.text());
    if (INSTRUCTIONS.containsKey(name.text())) {
      String instruction = INSTRUCTIONS.get(name.text());
      return Checked.failed(List.of(ValueErrors.sysctlIsInstruction(word, instruction, line)));
    }
    if (owner.isEmpty()) {
      return Checked.failed(List.of(ValueErrors.sysctlNotAllowed(name, IPC)));
    }
    NamespaceType type = owner.get();
    if (namespaces.sharesHost(type)) {
      Optional<Span> shared = Optional.ofNullable(namespaces.asked().get(type));
      return Checked.failed(List.of(ValueErrors.sysctlOfHost(name, type.ociName(), shared)));
    }
    return Checked.ok(new Setting(name.text(), word.text().substring(equals + 1)));
  }

  /** The namespace of a parameter that docker lets a container set; dots only, as in docker. */
  private static Optional<NamespaceType> owner(String name) {
    return name.indexOf('/') >= 0
        ? Optional.empty()
        : Sysctl.namespaceOf(name).filter(type -> type != NamespaceType.UTS);
  }
}
