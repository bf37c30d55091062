package dev.jdf.exposure;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config;
import dev.jdf.oci.Config.IdMapping;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Process.User;
import java.util.List;
import java.util.stream.Collectors;

/** Who the process is, inside and on the host: user_namespaces(7). */
final class UserFacts {

  private static final String POINTER = "/process/user";

  private UserFacts() {}

  static Section of(Config config) {
    Parts parts = new Parts(config);
    User user = parts.user();
    return new Section(
        Topic.USER,
        "",
        List.of(
            new Fact("user", name(user) + ", gid " + user.gid(), POINTER),
            new Fact("other groups", groups(user), POINTER + "/additionalGids"),
            new Fact("on the host", outside(parts), parts.pointer(NamespaceType.USER))));
  }

  static String name(User user) {
    return user.uid() == 0 ? "root" : "uid " + user.uid();
  }

  private static String groups(User user) {
    List<Long> others = user.additionalGids().stream()
        .filter(gid -> gid != user.gid())
        .distinct()
        .toList();
    return others.isEmpty()
        ? "none"
        : others.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static String outside(Parts parts) {
    long uid = parts.user().uid();
    if (parts.namespace(NamespaceType.USER).isEmpty()) {
      return uid == 0 ? "the same: it is root there, too" : "the same ids";
    }
    List<IdMapping> mappings = parts.linux().map(Linux::uidMappings).orElse(List.of());
    return mappings.stream()
        .filter(range -> range.containerID() <= uid && uid - range.containerID() < range.size())
        .findFirst()
        .map(range -> range.hostID() + uid - range.containerID())
        .map(host -> host == 0 ? "root" : "uid " + host)
        .orElse("ids of a user namespace of its own");
  }
}
