package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.AbsolutePath;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config.Mount;
import dev.jdf.oci.Config.Root;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction.Ipc;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.IsolationInstruction.ReadOnly;
import dev.jdf.syntax.IsolationInstruction.ShmSize;
import dev.jdf.syntax.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the process sees of files: {@code root}, {@code mounts} and the paths that are masked or
 * read-only.
 */
record FileSystem(
    Traced<Root> root,
    Traced<List<Mount>> mounts,
    List<String> maskedPaths,
    List<String> readonlyPaths) {

  private static final long SHM_SIZE = 64L << 20;

  static Checked<FileSystem> lower(Profile profile, Base base, Settings settings) {
    Join join = new Join();
    Optional<Root> root = join.take(root(profile, base));
    Optional<UserMounts> user = join.take(
        UserMounts.of(profile, base.execution().volumes(), profile.from().span()));
    long shm = join.take(shmSize(profile), SHM_SIZE);
    return join.to(() -> {
      Optional<HiddenPaths> hidden = base.host()
          ? Optional.of(new HiddenPaths(user.orElseThrow().destinations(), homes(base)))
          : Optional.empty();
      Traced<List<Mount>> mounts =
          MountLowering.lower(defaults(profile, base, settings, shm), hidden, user.orElseThrow());
      return new FileSystem(
          new Origins()
              .put("/root/path", profile.from().span())
              .put("/root/readonly", profile.last(ReadOnly.class))
              .of(root.orElseThrow()),
          mounts,
          masked(settings, hidden),
          paths(settings, "readonly"));
    });
  }

  private static Checked<Root> root(Profile profile, Base base) {
    Optional<ReadOnly> line = profile.last(ReadOnly.class);
    boolean writable = line.isPresent() && !line.get().on();
    if (base.readonly() && writable) {
      return Checked.failed(List.of(MountErrors.alwaysReadOnly(line.get().span())));
    }
    return Checked.ok(new Root(
        base.rootPath(), base.readonly() || (line.isPresent() && line.get().on())));
  }

  private static DefaultMounts defaults(
      Profile profile, Base base, Settings settings, long shmSize) {
    boolean readonly = profile.last(ReadOnly.class).filter(ReadOnly::on).isPresent();
    NamespaceMode ipc = settings.namespaces().mode(NamespaceType.IPC);
    return new DefaultMounts(
        new DefaultMounts.Shm(ipc, shmSize),
        settings.privileged() && !readonly,
        !readonly && settings.security().writableCgroups().orElse(settings.privileged()),
        !base.host(),
        asked(profile, settings));
  }

  private static Map<String, Span> asked(Profile profile, Settings settings) {
    Map<String, Span> asked = new TreeMap<>();
    profile.last(ShmSize.class).ifPresent(line -> asked.put("/dev/shm", line.span()));
    if (settings.namespaces().sharesHost(NamespaceType.IPC)) {
      profile.last(Ipc.class).ifPresent(line -> asked.put("/dev/shm", line.span()));
    }
    profile.last(Privileged.class).filter(Privileged::on).ifPresent(line -> {
      asked.put("/sys", line.span());
      asked.put("/sys/fs/cgroup", line.span());
    });
    settings.security().writableCgroupsPlace().ifPresent(span -> asked.put("/sys/fs/cgroup", span));
    return asked;
  }

  /** Zero means the default, as for docker. */
  private static Checked<Long> shmSize(Profile profile) {
    return profile
        .last(ShmSize.class)
        .map(line -> Size.parse(line.value()))
        .orElseGet(() -> Checked.ok(SHM_SIZE))
        .then(size -> Checked.ok(size == 0 ? SHM_SIZE : size));
  }

  private static List<String> masked(Settings settings, Optional<HiddenPaths> hidden) {
    List<String> masked = new ArrayList<>(paths(settings, "mask"));
    hidden.map(HiddenPaths::masks).ifPresent(masked::addAll);
    return masked;
  }

  private static List<String> paths(Settings settings, String kind) {
    return settings.privileged() || settings.security().systemPathsUnconfined()
        ? List.of()
        : Table.read("masked-paths.tsv").stream()
            .filter(row -> row.get(1).equals(kind))
            .map(row -> row.get(0))
            .toList();
  }

  /** Homes of the machine's people; those of system users are part of the system. */
  private static List<String> homes(Base base) {
    return base.accounts().users().stream()
        .filter(user -> user.uid().orElse(0) >= 1000 && user.uid().orElse(0) != 65534)
        .map(Accounts.User::home)
        .filter(home -> home.startsWith("/"))
        .map(AbsolutePath::clean)
        .filter(FileSystem::isApart)
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether a home lies outside of what every process needs and of what is hidden anyway. */
  private static boolean isApart(String home) {
    return MountPoint.depth(home) > 1
        && List.of("/home", "/root", "/tmp", "/run", "/proc", "/sys", "/dev", "/usr").stream()
            .noneMatch(directory -> MountPoint.isWithin(home, directory));
  }
}
