package dev.jdf.lower;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config;
import dev.jdf.oci.Config.IdMapping;
import dev.jdf.oci.Config.Mount;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Linux.Namespace;
import dev.jdf.oci.Process;
import dev.jdf.oci.Process.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same container for an ordinary user whose files its root consists of. jexec works out by itself
 * what such a user may not do; other runtimes want it written down. What goes are defaults of docker
 * that need ids which the user does not have; what the spec asks for stays, and may be refused.
 *
 * @param uids the user's mappings, used where the configuration has none
 */
public record RootlessConfig(List<IdMapping> uids, List<IdMapping> gids) {

  private static final String NETWORK = NamespaceType.NETWORK.ociName();
  private static final String USER = NamespaceType.USER.ociName();

  public RootlessConfig {
    uids = List.copyOf(uids);
    gids = List.copyOf(gids);
  }

  public Config of(Config config) {
    Linux linux = config.linux();
    Process process = config.process();
    if (linux == null || process == null) {
      return config;
    }
    boolean given = !linux.uidMappings().isEmpty();
    RootlessConfig ids =
        given ? new RootlessConfig(linux.uidMappings(), linux.gidMappings()) : this;
    boolean ownNetwork = has(linux, NETWORK);
    return config
        .withProcess(process.withUser(user(process.user())))
        .withMounts(
            config.mounts().stream().map(it -> ids.mount(it, ownNetwork)).toList())
        .withLinux(linux.withIds(withUser(linux), ids.uids, ids.gids, sysctl(linux.sysctl())));
  }

  private static boolean has(Linux linux, String namespace) {
    return linux.namespaces().stream().anyMatch(it -> it.type().equals(namespace));
  }

  private static List<Namespace> withUser(Linux linux) {
    List<Namespace> namespaces = new ArrayList<>(linux.namespaces());
    if (!has(linux, USER)) {
      namespaces.add(new Namespace(USER, null));
    }
    return namespaces;
  }

  /** The own group is set in any case, and runc sets no others for such a user, granted or not. */
  private static User user(User user) {
    return new User(
        user.uid(),
        user.gid(),
        user.umask(),
        user.additionalGids().stream().filter(it -> it != user.gid()).toList());
  }

  private Mount mount(Mount mount, boolean ownNetwork) {
    if ("sysfs".equals(mount.type()) && !ownNetwork) {
      // sysfs shows the network, and belongs to who owns that.
      List<String> options = new ArrayList<>(List.of("rbind"));
      options.addAll(mount.options());
      return new Mount(mount.destination(), "bind", "/sys", options);
    }
    List<String> kept = mount.options().stream().filter(this::isPossible).toList();
    return "devpts".equals(mount.type())
        ? new Mount(mount.destination(), mount.type(), mount.source(), kept)
        : mount;
  }

  private boolean isPossible(String option) {
    return !option.matches("gid=\\d{1,9}") || maps(Long.parseLong(option.substring(4)));
  }

  private boolean maps(long gid) {
    return gids.stream()
        .anyMatch(it -> it.containerID() <= gid && gid < it.containerID() + it.size());
  }

  /** As where the spec asks for a user namespace. */
  private static Map<String, String> sysctl(Map<String, String> all) {
    SortedMap<String, String> possible = new TreeMap<>(all);
    possible.remove(SysctlLowering.PING_GROUPS, SysctlLowering.EVERY_GROUP);
    return possible;
  }
}
