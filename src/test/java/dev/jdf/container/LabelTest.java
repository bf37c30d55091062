package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A security label is set or the container is not run. */
class LabelTest {

  private static final String PROFILE = "jdf-test-no-such-profile";

  @TempDir
  private Path folder;

  /** Where AppArmor is active the kernel does not know the profile. */
  @Test
  void aProfileThatCannotBeEnforcedIsAnError() {
    Bundle bundle = Bundle.in(folder).withoutCgroups().script("echo run");
    bundle.process().put("apparmorProfile", PROFILE);
    Result result = bundle.jexec();
    assertEquals(125, result.exit(), result.err());
    assertEquals("", result.out());
    assertNotEquals(0, bundle.runc().exit());
  }

  @Test
  void aLabelThatCannotBeEnforcedIsAnError() {
    Bundle bundle = Bundle.in(folder).withoutCgroups().script("echo run");
    bundle.process().put("selinuxLabel", "jdf_u:jdf_r:jdf_t:s0");
    Attack.assertRefused(bundle.jexec(), "JDF317", "SELinux is not active");
    assertNotEquals(0, bundle.runc().exit());
  }

  @Test
  void unconfinedIsNoWish() {
    Bundle bundle = Bundle.in(folder).withoutCgroups().script("echo run");
    bundle.process().put("apparmorProfile", "unconfined").put("selinuxLabel", "");
    assertEquals("run\n", bundle.jexec().ok().out());
  }
}
