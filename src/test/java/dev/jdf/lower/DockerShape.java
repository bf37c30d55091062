package dev.jdf.lower;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.linux.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A configuration of docker's or of ours, without what LOWERING.md part A decides for all of them:
 * each step names the row of its table.
 */
record DockerShape(Path cases, boolean docker) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ENGINE_FILES =
      Set.of("/etc/resolv.conf", "/etc/hostname", "/etc/hosts");

  /** Sections by name, each as text that is equal if they mean the same. */
  SortedMap<String, String> of(JsonNode spec) throws IOException {
    SortedMap<String, String> shape = new TreeMap<>();
    JsonNode process = spec.path("process");
    JsonNode linux = spec.path("linux");
    shape.put("args", process.path("args").toString());
    shape.put("cwd", process.path("cwd").toString());
    shape.put("user", user(process.path("user")));
    shape.put("terminal", Boolean.toString(process.path("terminal").asBoolean()));
    shape.put("env", env(spec));
    shape.put("capabilities", capabilities(process));
    shape.put("rlimits", inOrder(process.path("rlimits")));
    shape.put("noNewPrivileges", noNewPrivileges(process));
    shape.put("readonly", Boolean.toString(spec.path("root").path("readonly").asBoolean()));
    shape.put("mounts", mounts(spec));
    shape.put("namespaces", namespaces(linux));
    shape.put("masked", linux.path("maskedPaths").toString());
    shape.put("readonlyPaths", linux.path("readonlyPaths").toString());
    shape.put("sysctl", sorted(linux.path("sysctl")).toString());
    shape.put("rules", rules(linux));
    shape.put("devices", devices(linux.path("devices")));
    shape.put("limits", limits(linux.path("resources")));
    shape.put("oomScoreAdj", Integer.toString(process.path("oomScoreAdj").asInt()));
    shape.put("seccomp", seccomp(linux.path("seccomp")));
    shape.put("annotations", annotations(spec));
    // The schema has no word for the recursive ones.
    shape.put("propagation", linux.path("rootfsPropagation").asText().replace("rs", "s"));
    return shape;
  }

  /** Groups that were asked for have no order. */
  private static String user(JsonNode user) {
    ObjectNode copy = sorted(user);
    List<Long> groups = new ArrayList<>();
    user.path("additionalGids").forEach(gid -> groups.add(gid.asLong()));
    Collections.sort(groups);
    copy.put("additionalGids", groups.toString());
    return copy.toString();
  }

  /** "HOME: written from the rootfs's passwd"; HOSTNAME is docker's id where nobody chose one. */
  private static String env(JsonNode spec) {
    List<String> env = new ArrayList<>();
    for (JsonNode variable : spec.path("process").path("env")) {
      String text = variable.asText();
      boolean engine = text.startsWith("HOME=")
          || text.equals("HOSTNAME=0123456789ab")
          || text.equals("HOSTNAME=ORACLE-HOST");
      if (!engine) {
        env.add(text);
      }
    }
    return env.toString();
  }

  /** "sorted by number, no duplicates"; "non-root USER with CAP_ADD": only the bounding set is docker's. */
  private static String capabilities(JsonNode process) {
    boolean root = process.path("user").path("uid").asLong() == 0;
    JsonNode sets = process.path("capabilities");
    Set<Capability> bounding = set(sets.path("bounding"));
    return root ? bounding + "" + set(sets.path("effective")) : bounding.toString();
  }

  private static Set<Capability> set(JsonNode names) {
    Set<Capability> set = new TreeSet<>();
    names.forEach(name -> set.add(Capability.parse(name.asText()).orElseThrow()));
    return set;
  }

  /** "no_new_privileges: set when USER is not root". */
  private String noNewPrivileges(JsonNode process) {
    boolean set = process.path("noNewPrivileges").asBoolean();
    boolean decided = docker && process.path("user").path("uid").asLong() != 0;
    return Boolean.toString(set || decided);
  }

  /** "/etc/hosts, hostname, resolv.conf binds: not written"; equal depths have no order. */
  private static String mounts(JsonNode spec) {
    SortedMap<String, String> mounts = new TreeMap<>();
    for (JsonNode mount : spec.path("mounts")) {
      String destination = mount.path("destination").asText();
      if (!ENGINE_FILES.contains(destination)) {
        mounts.put(
            destination, mount.path("type").asText() + mount.path("source") + options(mount));
      }
    }
    return mounts.toString().replace("}, ", "}\n");
  }

  private static String options(JsonNode mount) {
    Set<String> options = new TreeSet<>();
    mount.path("options").forEach(option -> options.add(option.asText()));
    // A volume without a name is a fresh tmpfs here.
    return mount.path("source").asText().startsWith("@VOLUME:anonymous") ? "" : options.toString();
  }

  /** "time namespace: not by default". */
  private static String namespaces(JsonNode linux) {
    List<String> list = new ArrayList<>();
    for (JsonNode namespace : linux.path("namespaces")) {
      if (!namespace.path("type").asText().equals("time")) {
        list.add(namespace.path("type").asText() + namespace.path("path").asText());
      }
    }
    return list.toString();
  }

  /** "device rules: once, not twice". */
  private static String rules(JsonNode linux) {
    Set<JsonNode> once = new LinkedHashSet<>();
    linux.path("resources").path("devices").forEach(rule -> once.add(sorted(rule)));
    return once.toString();
  }

  /** "seccomp: architectures of the target machine". */
  private String seccomp(JsonNode seccomp) throws IOException {
    JsonNode profile = seccomp;
    if (seccomp.has("$sha256")) {
      String file = seccomp.path("$sha256").asText() + ".json";
      profile = JSON.readTree(cases.resolve("seccomp").resolve(file).toFile());
    }
    Map<String, Set<String>> calls = new TreeMap<>();
    for (JsonNode rule : profile.path("syscalls")) {
      ArrayNode conditions = JSON.createArrayNode();
      rule.path("args").forEach(condition -> conditions.add(condition(condition)));
      String key = rule.path("action").asText() + rule.path("errnoRet").asText() + conditions;
      rule.path("names")
          .forEach(name -> calls.computeIfAbsent(key, it -> new TreeSet<>()).add(name.asText()));
    }
    return profile.path("defaultAction").asText() + profile.path("defaultErrnoRet") + calls;
  }

  private static JsonNode condition(JsonNode condition) {
    ObjectNode copy = sorted(condition);
    if (copy.path("valueTwo").asLong() == 0) {
      copy.remove("valueTwo");
    }
    return copy;
  }

  /** What a privileged container is given is the machine's, here a device called fuse. */
  private static String devices(JsonNode devices) {
    boolean all = devices.isTextual() || devices.toString().contains("/dev/fuse");
    return all ? "@HOST_DEVICES@" : inOrder(devices);
  }

  /** What docker writes for everybody says nothing: no limit of tasks, an empty blockIO. */
  private static String limits(JsonNode resources) {
    ObjectNode limits = JSON.createObjectNode();
    for (String name : List.of("memory", "cpu", "blockIO", "pids")) {
      ObjectNode section = sorted(resources.path(name));
      section.remove("disableOOMKiller");
      if (section.path("limit").asLong() == -1) {
        section.remove("limit");
      }
      if (!section.isEmpty()) {
        limits.set(name, section);
      }
    }
    return limits.toString();
  }

  private static String inOrder(JsonNode objects) {
    StringBuilder text = new StringBuilder();
    objects.forEach(object -> text.append(sorted(object)));
    return text.toString();
  }

  /** "image config annotations, labels: written", which docker does not. */
  private static String annotations(JsonNode spec) {
    SortedMap<String, String> annotations = new TreeMap<>();
    spec.path("annotations").properties().forEach(entry -> {
      String key = entry.getKey();
      if (!key.startsWith("org.opencontainers.image.") && !key.startsWith("dev.jdf.")) {
        annotations.put(key, entry.getValue().asText());
      }
    });
    return annotations.toString();
  }

  private static ObjectNode sorted(JsonNode object) {
    ObjectNode sorted = JSON.createObjectNode();
    SortedMap<String, JsonNode> fields = new TreeMap<>();
    object.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
    fields.forEach(sorted::set);
    return sorted;
  }
}
