package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mounts of a container and their flags, as under runc and crun. */
class PeerMountTest {

  @TempDir
  private Path folder;

  private Bundle bundle;

  @BeforeEach
  void makeBundle() throws IOException {
    bundle = Bundle.in(folder);
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/file"), "text");
    Files.createDirectory(bundle.rootfs().resolve("mnt"));
  }

  @Test
  void readOnlyRoot() {
    readOnly();
    bundle.mount("/mnt/made", "bind", "data", "rbind");
    View view = Peers.of(bundle).compare();
    assertEquals("yes", view.fact("mount / flag ro"));
    assertEquals("yes", view.fact("mount /mnt/made flag rw"));
  }

  @Test
  void bindsWithEachFlag() {
    for (String flags : List.of(
        "rw",
        "ro",
        "nosuid",
        "nodev",
        "noexec",
        "noatime",
        "relatime",
        "strictatime",
        "nodiratime",
        "ro,nosuid,nodev,noexec,noatime,nodiratime",
        "ro,rw",
        "noexec,exec",
        "nosuid,suid")) {
      bind(flags.replace(',', '-'), flags.split(",", -1));
    }
    Peers.of(bundle).compare();
  }

  @Test
  void bindsOfFilesAndWithoutTheirMounts() {
    bundle.mount("/mnt/file", "bind", "data/file", "bind", "ro");
    bundle.mount("/mnt/other", "none", "data", "rbind", "ro");
    bundle.mount("/mnt/absolute", "bind", folder.resolve("data").toString(), "bind");
    bundle.mount("/mnt/deep/er/still", "bind", "data", "bind", "nodev");
    Peers.of(bundle).compare();
  }

  @Test
  void recursiveFlags() {
    for (String flag : List.of("rro", "rnosuid", "rnodev", "rnoexec", "rnoatime")) {
      bind(flag, flag);
    }
    Peers.of(bundle).withoutCrun().compare();
  }

  @Test
  void propagationOfBinds() {
    for (String type : List.of("private", "rprivate", "slave", "rslave", "unbindable")) {
      bind(type, type);
    }
    Peers.of(bundle).compare();
  }

  @Test
  void propagationOfTheRoot() {
    for (String type : List.of("private", "slave", "rslave", "rprivate")) {
      bundle.linux().put("rootfsPropagation", type);
      Peers.of(bundle).compare();
    }
  }

  @Test
  void sharedRoot() {
    bundle.linux().put("rootfsPropagation", "shared");
    assertEquals("yes", Peers.of(bundle).compare().fact("mount / shared"));
  }

  @Test
  void tmpfsWithOptions() {
    bundle.mount("/mnt/plain", "tmpfs", "tmpfs");
    bundle.mount("/mnt/size", "tmpfs", "tmpfs", "size=1m", "mode=700");
    bundle.mount("/mnt/owner", "tmpfs", "shm", "uid=1000", "gid=1001", "mode=1770");
    bundle.mount("/mnt/inodes", "tmpfs", "tmpfs", "nr_inodes=100", "ro");
    bundle.mount("/mnt/flags", "tmpfs", "tmpfs", "nosuid", "nodev", "noexec", "noatime");
    bundle.mount("/tmp", "tmpfs", "tmpfs", "rprivate", "nosuid", "strictatime");
    Peers.of(bundle).compare();
  }

  @Test
  void mountsOverMounts() {
    bundle.mount("/mnt", "tmpfs", "tmpfs", "size=64k");
    bundle.mount("/mnt/below", "bind", "data", "bind");
    bundle.mount("/mnt/below", "tmpfs", "tmpfs", "size=32k");
    bundle.mount("/mnt/again", "mqueue", "mqueue", "ro");
    Peers.of(bundle).compare();
  }

  /** The directory below is made anew, and nobody has said how. */
  @Test
  void severalMountsOnOnePlaceInDev() {
    bundle.mount("/dev/shm", "tmpfs", "shm", "size=32k");
    bundle.mount("/dev/own", "tmpfs", "own", "size=64k");
    bundle.mount("/dev/own/below", "tmpfs", "below", "size=64k", "mode=711");
    View view = Peers.of(bundle).compare();
    assertEquals("directory 0:0 1777 0:0", view.fact("node /dev/own"));
  }

  @Test
  void lastOfTwoOppositeOptions() {
    bundle.mount("/mnt/one", "tmpfs", "tmpfs", "sync", "async", "mode=755");
    bundle.mount("/mnt/other", "tmpfs", "tmpfs", "async", "sync", "mode=755");
    View view = Peers.of(bundle).compare();
    assertEquals("rw,mode=755", view.fact("mount /mnt/one super").replace(",inode64", ""));
    assertEquals("rw,sync,mode=755", view.fact("mount /mnt/other super").replace(",inode64", ""));
  }

  @Test
  void withoutDevicesAndWithoutMasks() {
    bundle.withoutMount("/dev/mqueue").withoutMount("/dev/shm").withoutMount("/sys/fs/cgroup");
    bundle.linux().remove("maskedPaths");
    bundle.linux().remove("readonlyPaths");
    Peers.of(bundle).compare();
  }

  @Test
  void masksAndReadOnlyPathsOfTheImage() throws IOException {
    Files.createDirectories(bundle.rootfs().resolve("mnt/hidden/deep"));
    Files.createDirectories(bundle.rootfs().resolve("mnt/kept"));
    Files.writeString(bundle.rootfs().resolve("mnt/secret"), "secret");
    Files.writeString(bundle.rootfs().resolve("mnt/plain"), "plain");
    bundle
        .linux()
        .withArray("maskedPaths")
        .add("/mnt/hidden")
        .add("/mnt/secret")
        .add("/none");
    bundle.linux().withArray("readonlyPaths").add("/mnt/kept").add("/mnt/plain").add("/none");
    View view = Peers.of(bundle).compare();
    assertEquals("character special file 1:3 666 0:0", view.fact("path /mnt/secret"));
  }

  @Test
  void devices() {
    device("/dev/mine/fuse", 10, 229).put("fileMode", 0600).put("uid", 7).put("gid", 8);
    device("/dev/mine/zero", 1, 5).put("fileMode", 020666);
    Peers.of(bundle).compare();
  }

  /** A machine has such a node, and so has who is given all of its devices. */
  @Test
  void terminalsAreThoseOfTheContainer() {
    device("/dev/ptmx", 5, 2);
    View view = Peers.of(bundle).compare();
    assertEquals("symbolic link pts/ptmx", view.fact("node /dev/ptmx"));
    bundle.script("exec 3<>/dev/ptmx && ls /dev/pts");
    for (Result result : List.of(bundle.jexec(), bundle.runc(), bundle.crun())) {
      assertEquals("0\nptmx\n", result.ok().out());
    }
  }

  @Test
  void readOnlyTmpfsWithThingsInIt() {
    ((ObjectNode) bundle.mounts().get(1)).withArray("options").add("ro");
    bundle.mount("/mnt", "tmpfs", "tmpfs", "ro");
    bundle.mount("/mnt/below", "bind", "data", "rbind");
    Peers.of(bundle).compare();
  }

  @Test
  void writableSysAndCgroups() {
    for (int i : new int[] {3, 4}) {
      ObjectNode mount = (ObjectNode) bundle.mounts().get(i);
      mount.putArray("options").add("nosuid").add("noexec").add("nodev");
    }
    Peers.of(bundle).compare();
  }

  private void bind(String name, String... flags) {
    List<String> options = new ArrayList<>(List.of("rbind"));
    options.addAll(List.of(flags));
    bundle.mount("/mnt/" + name, "bind", "data", options.toArray(String[]::new));
  }

  private void readOnly() {
    ((ObjectNode) bundle.config().get("root")).put("readonly", true);
  }

  private ObjectNode device(String path, long major, long minor) {
    ObjectNode device = bundle.linux().withArray("devices").addObject();
    return device.put("path", path).put("type", "c").put("major", major).put("minor", minor);
  }
}
