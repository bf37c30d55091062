package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a program's end, or that there is none, becomes an exit code: docker's rule. */
class ExitCodeTest {

  @TempDir
  private Path folder;

  @Test
  void e01aProgramIsMissing() {
    assertFails(127, "/bin/none", "execute /bin/none: ENOENT");
    assertFails(127, "none", "find none in PATH", "ENOENT");
    assertFails(127, "/bin/sh/none", "execute /bin/sh/none", "ENOENT");
  }

  @Test
  void e01bProgramCannotBeExecuted() throws IOException {
    assertFails(126, "/etc", "execute /etc: EACCES");
    assertFails(126, program("plain", "rw-r--r--", "#!/bin/sh\n"), "EACCES");
    assertFails(126, program("empty", "rwxr-xr-x", ""), "ENOEXEC");
    assertFails(126, program("text", "rwxr-xr-x", "echo no interpreter\n"), "ENOEXEC");
    assertFails(126, program("foreign", "rwxr-xr-x", "\177ELF\2\1\1" + "\0".repeat(99)), "ENOEXEC");
  }

  @Test
  void e01bProgramThatIsFoundInPathCannotBeExecuted() throws IOException {
    program("plain", "rw-r--r--", "#!/bin/sh\n");
    Attack attack = attack();
    attack.file("bin/plain", "#!/bin/sh\n");
    attack.bundle().args("plain");
    Result result = attack.run();
    assertEquals(126, result.exit());
    assertTrue(result.err().contains("EACCES"), result.err());
  }

  @Test
  void e01cInterpreterIsMissing() throws IOException {
    assertFails(127, program("script", "rwxr-xr-x", "#!/bin/none\n"), "ENOENT");
  }

  @Test
  void e01dExitCodeIsTheProgramsOwn() {
    Attack attack = attack();
    for (int code : new int[] {0, 1, 7, 125, 126, 127, 128, 255}) {
      assertEquals(new Result(code, "", ""), attack.script("exit " + code));
    }
  }

  @Test
  void e01eSignalIsAddedTo128() {
    Attack attack = attack();
    attack.bundle().withoutNamespace("pid");
    assertEquals(134, attack.script("kill -ABRT $$").exit());
    assertEquals(137, attack.script("kill -KILL $$").exit());
    assertEquals(139, attack.script("kill -SEGV $$").exit());
    assertEquals(143, attack.script("kill -TERM $$").exit());
  }

  @Test
  void e01eFilterThatKillsIsSigsys() {
    Attack attack = attack();
    attack.bundle().process().put("noNewPrivileges", true);
    var seccomp = attack.bundle().linux().putObject("seccomp");
    seccomp.put("defaultAction", "SCMP_ACT_ALLOW");
    var rule = seccomp.putArray("syscalls").addObject();
    rule.putArray("names").add("mkdir").add("mkdirat");
    rule.put("action", "SCMP_ACT_KILL_PROCESS");
    attack.bundle().args("/bin/mkdir", "/x");
    assertEquals(159, attack.run().exit());
  }

  @Test
  void e01fFirstProcessIgnoresSignalsWithoutAHandler() {
    assertEquals(
        "alive\n",
        attack().script("kill -TERM $$; kill -KILL $$; echo alive").ok().out());
  }

  private Attack attack() {
    return Attack.in(folder);
  }

  private String program(String name, String mode, String text) throws IOException {
    Path shared = Files.createDirectories(folder.resolve("programs"));
    Files.writeString(shared.resolve(name), text);
    Files.setPosixFilePermissions(shared.resolve(name), PosixFilePermissions.fromString(mode));
    return "/programs/" + name;
  }

  private void assertFails(int exit, String program, String... words) {
    Attack attack = Attack.in(folder.resolve("run" + program.hashCode()));
    if (program.startsWith("/programs/")) {
      attack.mount("/programs", "bind", folder.resolve("programs").toString(), "bind");
    }
    attack.bundle().args(program);
    Result result = attack.run();
    assertEquals(exit, result.exit(), result::err);
    for (String word : words) {
      assertTrue(result.err().contains(word), () -> word + " is not in: " + result.err());
    }
  }
}
