package dev.jdf.oci;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code config.json} of a bundle, for Linux (runtime-spec 1.3, {@code config.md}).
 *
 * <p>Components have the names and the order of the spec's properties. A component that is null was
 * absent; an absent list or map is an empty one, since the spec makes no difference. Numbers of the
 * spec's type uint64 are {@code long}s that hold its 64 bits; uint32 is a {@code long} as well.
 */
public record Config(
    String ociVersion,
    @Nullable Process process,
    Root root,
    @Nullable String hostname,
    @Nullable String domainname,
    List<Mount> mounts,
    Hooks hooks,
    Map<String, String> annotations,
    @Nullable Linux linux) {

  public Config {
    mounts = List.copyOf(mounts);
    annotations = Sorted.copyOf(annotations);
  }

  /** The same configuration for another process. */
  public Config withProcess(Process other) {
    return new Config(
        ociVersion, other, root, hostname, domainname, mounts, hooks, annotations, linux);
  }

  /** The same configuration with another root filesystem. */
  public Config withRoot(Root other) {
    return new Config(
        ociVersion, process, other, hostname, domainname, mounts, hooks, annotations, linux);
  }

  /** The same configuration with other mounts. */
  public Config withMounts(List<Mount> other) {
    return new Config(
        ociVersion, process, root, hostname, domainname, other, hooks, annotations, linux);
  }

  /** The same configuration with other things that only Linux has. */
  public Config withLinux(Linux other) {
    return new Config(
        ociVersion, process, root, hostname, domainname, mounts, hooks, annotations, other);
  }

  public Config withAnnotation(String key, String value) {
    SortedMap<String, String> more = new TreeMap<>(annotations);
    more.put(key, value);
    return new Config(ociVersion, process, root, hostname, domainname, mounts, hooks, more, linux);
  }

  /** The root filesystem: a directory, absolute or relative to the bundle. */
  public record Root(String path, boolean readonly) {}

  /** A mount besides the root; mounts happen in the order of their list. */
  public record Mount(
      String destination,
      @Nullable String type,
      @Nullable String source,
      List<String> options,
      List<IdMapping> uidMappings,
      List<IdMapping> gidMappings) {

    public Mount {
      options = List.copyOf(options);
      uidMappings = List.copyOf(uidMappings);
      gidMappings = List.copyOf(gidMappings);
    }

    /** A mount that maps no ids. */
    public Mount(
        String destination, @Nullable String type, @Nullable String source, List<String> options) {
      this(destination, type, source, options, List.of(), List.of());
    }
  }

  /** {@code size} ids from {@code containerID} on are those of the host from {@code hostID} on. */
  public record IdMapping(long containerID, long hostID, long size) {}

  /** Programs that run at points of the container's life, each list in order. */
  public record Hooks(
      List<Hook> prestart,
      List<Hook> createRuntime,
      List<Hook> createContainer,
      List<Hook> startContainer,
      List<Hook> poststart,
      List<Hook> poststop) {

    public static final Hooks NONE =
        new Hooks(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Hooks {
      prestart = List.copyOf(prestart);
      createRuntime = List.copyOf(createRuntime);
      createContainer = List.copyOf(createContainer);
      startContainer = List.copyOf(startContainer);
      poststart = List.copyOf(poststart);
      poststop = List.copyOf(poststop);
    }

    public boolean isEmpty() {
      return prestart.isEmpty()
          && createRuntime.isEmpty()
          && createContainer.isEmpty()
          && startContainer.isEmpty()
          && poststart.isEmpty()
          && poststop.isEmpty();
    }
  }

  /**
   * A program of the host or of the container.
   *
   * @param env null to inherit, which differs from empty
   * @param timeout seconds
   */
  public record Hook(
      String path,
      List<String> args,
      @Nullable List<String> env,
      @Nullable Long timeout) {

    public Hook {
      args = List.copyOf(args);
      env = env == null ? null : List.copyOf(env);
    }
  }
}
