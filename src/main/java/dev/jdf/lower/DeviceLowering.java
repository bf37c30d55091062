package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Resources;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction.Device;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Devices of the host: {@code linux.devices}, the nodes, and {@code linux.resources.devices}, what
 * the control group lets the container open. Each device named allows itself; rules come after.
 *
 * @param nodes by path in the container, a later one in the place of an earlier
 */
record DeviceLowering(
    List<Linux.Device> nodes, List<Resources.Device> rules, SortedMap<String, Span> origins) {

  private static final String ANY = "-";

  /** A node, what may be done with it, and the word that names it. */
  private record Asked(Linux.Device node, String access, Word word) {}

  static Checked<DeviceLowering> lower(Profile profile, Surroundings host) {
    Join join = new Join();
    Optional<Privileged> privileged = profile.last(Privileged.class).filter(Privileged::on);
    List<Asked> asked = new ArrayList<>();
    Names names = new Names(host);
    for (Device line : profile.all(Device.class)) {
      for (Word word : line.words()) {
        join.take(DeviceSpec.parse(word).then(spec -> asked(spec, host, names)))
            .ifPresent(asked::addAll);
      }
    }
    List<DeviceRules.Asked> own = join.take(DeviceRules.lower(profile), List.of());
    return join.to(() -> privileged.isPresent()
        ? all(host.devices(), asked, privileged.get().span())
        : some(asked, own));
  }

  private static Checked<List<Asked>> asked(DeviceSpec spec, Surroundings host, Names names) {
    Optional<List<Linux.Device>> found = host.devices(spec.source());
    if (found.isEmpty()) {
      return Checked.failed(List.of(DeviceErrors.missing(spec.word(), spec.source(), names.all())));
    }
    if (found.get().isEmpty()) {
      return Checked.failed(List.of(DeviceErrors.noDevice(spec.word(), spec.source())));
    }
    return Checked.ok(found.get().stream()
        .map(node -> new Asked(moved(node, spec), spec.access(), spec.word()))
        .toList());
  }

  /** The devices of the machine, read once and only if one is looked for in vain. */
  private static final class Names {
    private final Surroundings host;
    private @Nullable List<String> all;

    Names(Surroundings host) {
      this.host = host;
    }

    List<String> all() {
      List<String> known = all;
      if (known == null) {
        known = host.devices().stream().map(Linux.Device::path).toList();
        all = known;
      }
      return known;
    }
  }

  /** The node of a directory keeps its place in it. */
  private static Linux.Device moved(Linux.Device node, DeviceSpec spec) {
    boolean below = node.path().startsWith(spec.source() + "/");
    String rest = below ? node.path().substring(spec.source().length()) : "";
    return new Linux.Device(
        node.type(),
        spec.target() + rest,
        node.major(),
        node.minor(),
        node.fileMode(),
        node.uid(),
        node.gid());
  }

  private static DeviceLowering some(List<Asked> asked, List<DeviceRules.Asked> own) {
    List<Resources.Device> rules = defaults();
    asked.forEach(device -> rules.add(rule(device)));
    SortedMap<String, Span> origins = new TreeMap<>();
    for (DeviceRules.Asked each : own) {
      origins.put("/linux/resources/devices/" + rules.size(), each.word().span());
      rules.add(each.rule());
    }
    Map<String, Asked> byPath = new LinkedHashMap<>();
    for (Asked device : asked) {
      byPath.put(device.node().path(), device);
    }
    DeviceLowering some = of(List.of(), byPath, rules);
    origins.putAll(some.origins());
    return new DeviceLowering(some.nodes(), some.rules(), origins);
  }

  /** Everything, and under another name what the spec names itself. */
  private static DeviceLowering all(List<Linux.Device> host, List<Asked> asked, Span privileged) {
    List<Resources.Device> rules = defaults();
    rules.add(new Resources.Device(true, null, null, null, DeviceSpec.ALL));
    Map<String, Asked> byPath = new LinkedHashMap<>();
    for (Asked device : asked) {
      if (host.stream().noneMatch(node -> node.path().equals(device.node().path()))) {
        byPath.put(device.node().path(), device);
      }
    }
    DeviceLowering all = of(host, byPath, rules);
    SortedMap<String, Span> origins = new TreeMap<>(all.origins());
    origins.put("/linux/devices", privileged);
    origins.put("/linux/resources/devices", privileged);
    return new DeviceLowering(all.nodes(), all.rules(), origins);
  }

  private static DeviceLowering of(
      List<Linux.Device> host, Map<String, Asked> asked, List<Resources.Device> rules) {
    List<Linux.Device> nodes = new ArrayList<>(host);
    SortedMap<String, Span> origins = new TreeMap<>();
    for (Asked device : asked.values()) {
      origins.put("/linux/devices/" + nodes.size(), device.word().span());
      nodes.add(device.node());
    }
    return new DeviceLowering(nodes, rules, origins);
  }

  private static Resources.Device rule(Asked device) {
    Linux.Device node = device.node();
    return new Resources.Device(true, node.type(), node.major(), node.minor(), device.access());
  }

  private static List<Resources.Device> defaults() {
    List<Resources.Device> rules = new ArrayList<>();
    Table.read("device-rules.tsv").forEach(row -> rules.add(rule(row)));
    return rules;
  }

  private static Resources.Device rule(List<String> row) {
    boolean allow = row.get(0).equals("allow");
    return row.get(1).equals(ANY)
        ? new Resources.Device(allow, null, null, null, DeviceSpec.ALL)
        : new Resources.Device(
            allow, row.get(1), Long.valueOf(row.get(2)), Long.valueOf(row.get(3)), DeviceSpec.ALL);
  }
}
