package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failed set-up says, where the errno alone would leave its reader in the dark. */
class FailureTextTest {

  @TempDir
  private Path folder;

  @Test
  void aMountPointIsMissingBelowWhatIsReadOnly() {
    Attack attack = Attack.in(folder).mount("/there", "tmpfs", "tmpfs", "ro");
    attack.mount("/there/new", "bind", "/etc", "rbind");
    attack.mount("/ro", "bind", folder.toString(), "bind", "ro").directory("ro");
    attack.mount("/ro/new", "tmpfs", "tmpfs");
    assertEquals(
        "jexec: config.json#/mounts/" + last(attack) + ": mount tmpfs on /ro/new, which is missing"
            + " and cannot be made; name one that exists, or one below a TMPFS: EROFS (Read-only"
            + " file system)\n",
        failure(attack));
  }

  @Test
  void aFilesystemDoesNotKnowAnOption() {
    Attack attack = Attack.in(folder).mount("/a", "tmpfs", "tmpfs", "size=1m", "bogus=1");
    assertEquals(
        "jexec: config.json#/mounts/" + last(attack) + ": mount tmpfs on /a with bogus=1: EINVAL"
            + " (Invalid argument)\n",
        failure(attack));
  }

  @Test
  void aFileIsNoNamespace() {
    Attack attack = Attack.in(folder);
    attack.bundle().withoutNamespace("ipc");
    var namespaces = attack.bundle().linux().withArray("namespaces");
    namespaces.addObject().put("type", "ipc").put("path", "/etc/passwd");
    assertEquals(
        "jexec: config.json#/linux/namespaces/" + (namespaces.size() - 1) + ": join the ipc"
            + " namespace /etc/passwd, which is no ipc namespace: EINVAL (Invalid argument)\n",
        failure(attack));
  }

  @Test
  void theMemoryLimitIsTooLowForTheSetUp() {
    Attack attack = Attack.in(folder);
    limit(attack, 1000);
    assertEquals(
        "jexec: config.json#/linux/resources/memory/limit: set the container up, whose first"
            + " process was killed: is the memory limit of 1000 too low?: ENOMEM (Cannot allocate"
            + " memory)\n",
        failure(attack));
  }

  @Test
  void aProgramWithAMemoryLimitMayBeKilled() {
    Attack attack = Attack.in(folder);
    attack.bundle().withoutNamespace("pid");
    limit(attack, 64 << 20);
    assertEquals(new Result(137, "", ""), attack.script("kill -KILL $$"));
    assertEquals(new Result(137, "", ""), attack.script("exit 137"));
    assertEquals(127, attack.script("exec /none").exit());
  }

  @Test
  void aFailureWithAMemoryLimitIsToldOnce() {
    Attack attack = Attack.in(folder);
    limit(attack, 64 << 20);
    attack.bundle().args("/none");
    assertEquals(
        new Result(
            127,
            "",
            "jexec: config.json#/process/args: execute /none: ENOENT (No such file or"
                + " directory)\n"),
        attack.run());
  }

  private static void limit(Attack attack, int bytes) {
    attack.bundle().linux().withObject("/resources/memory").put("limit", bytes);
  }

  private static int last(Attack attack) {
    return attack.bundle().config().withArray("mounts").size() - 1;
  }

  private static String failure(Attack attack) {
    Result result = attack.script("exit 0");
    assertEquals(125, result.exit(), result.toString());
    return result.err();
  }
}
