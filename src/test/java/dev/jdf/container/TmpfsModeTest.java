package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tmpfs without a mode takes that of the directory it covers, as under runc and docker; where the
 * config gives one, that one counts, as under crun. (runc 1.1 lets the directory's mode win.)
 */
class TmpfsModeTest {

  private static final String LOOK = "stat -c '%n %a %u:%g' /secret /group /new";

  @TempDir
  private Path folder;

  @Test
  void withoutAModeThatOfTheDirectory() throws IOException {
    Bundle bundle = bundle();
    bundle.mount("/secret", "tmpfs", "tmpfs").mount("/group", "tmpfs", "tmpfs", "size=1m");
    bundle.mount("/new", "tmpfs", "tmpfs", "nosuid").script(LOOK);
    String jexec = bundle.jexec().ok().out();
    assertEquals("/secret 700 0:0\n/group 2750 0:0\n/new 1777 0:0\n", jexec);
    Files.delete(bundle.rootfs().resolve("new"));
    assertEquals(bundle.runc().ok().out(), jexec);
  }

  @Test
  void theModeOfTheConfigCounts() throws IOException {
    Bundle bundle = bundle();
    bundle
        .mount("/secret", "tmpfs", "tmpfs", "mode=755")
        .mount("/group", "tmpfs", "tmpfs", "ro", "mode=0711");
    bundle.mount("/new", "tmpfs", "tmpfs", "mode=1770").script(LOOK);
    String jexec = bundle.jexec().ok().out();
    assertEquals("/secret 755 0:0\n/group 711 0:0\n/new 1770 0:0\n", jexec);
    assertEquals(bundle.crun().ok().out(), jexec);
  }

  private Bundle bundle() throws IOException {
    Bundle bundle = Bundle.in(folder).withoutCgroups();
    Path secret = Files.createDirectory(bundle.rootfs().resolve("secret"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
    Files.setAttribute(Files.createDirectory(bundle.rootfs().resolve("group")), "unix:mode", 02750);
    return bundle;
  }
}
