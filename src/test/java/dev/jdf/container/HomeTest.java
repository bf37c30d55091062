package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HOME of a config that leaves it out, whatever an image says in its passwd. */
class HomeTest {

  @TempDir
  private Path folder;

  private Bundle bundle;
  private Path passwd;

  @BeforeEach
  void makeBundle() throws IOException {
    bundle = Bundle.in(folder).withoutCgroups().script("echo \"$HOME\"");
    bundle.process().putArray("env").add("PATH=/bin");
    ((ObjectNode) bundle.process().get("user")).put("uid", 7);
    passwd = bundle.rootfs().resolve("etc/passwd");
  }

  @Test
  void theFirstLineOfTheUserCounts() throws IOException {
    assertHome("/one", "root:x:0:0::/root:\na:x:7:7::/one:\nb:x:7:7::/two:\n");
    assertHome("/one", "a:x:7:7:G,E,C:/one\nb:x:8:7::/two:\n");
    assertHome("/one", "a:x:77:7::/two:\na:x:7:7::/one");
    assertHome("/with blank", "a::007::a b:/with blank:/bin/sh");
  }

  @Test
  void linesThatAreNoneAreSkipped() throws IOException {
    assertHome("/", "");
    assertHome("/", "7");
    assertHome("/", "a:x:7x:7::/two:\n:::::\n\n\na:x::7::/two:\n");
    assertHome("/", "a:x:-7:7::/two:\na:x:+7:7::/two:\na:x: 7:7::/two:\n");
    assertHome("/", "a:x:7:7::");
    assertHome("/", "a:x:7:7:::/bin/sh\n");
    assertHome("/one", "x\na:x:7\na:x\n#a:b\na:x:7:7::/one\n");
  }

  @Test
  void whatFitsNoVariableIsNoHome() throws IOException {
    assertHome("/", "a:x:7:7::/" + "x".repeat(5000) + ":\n");
    assertHome("/" + "x".repeat(4000), "a:x:7:7::/" + "x".repeat(4000) + ":\n");
    assertHome("/", "x".repeat(1 << 20) + "\na:x:7:7::/one\n");
    assertHome("/onea", "a:x:7:7::/one".repeat(1 << 17));
  }

  @Test
  void aConfigThatSaysItIsHeeded() throws IOException {
    bundle.process().withArray("env").add("HOME=");
    assertHome("", "a:x:7:7::/one:\n");
  }

  @Test
  void linksLeadToTheImage() throws IOException {
    Files.writeString(folder.resolve("outside"), "a:x:7:7::/outside:\n");
    Files.writeString(bundle.rootfs().resolve("inside"), "a:x:7:7::/inside:\n");
    Files.delete(passwd);
    Files.createSymbolicLink(passwd, Path.of("../../../outside"));
    assertEquals("/\n", bundle.jexec().ok().out());
    Files.delete(passwd);
    Files.createSymbolicLink(passwd, folder.resolve("outside"));
    assertEquals("/\n", bundle.jexec().ok().out());
    Files.delete(passwd);
    Files.createSymbolicLink(passwd, Path.of("/../inside"));
    assertEquals("/inside\n", bundle.jexec().ok().out());
  }

  /** A link must not have jexec, as root, read or open what is mounted: /proc, devices. */
  @Test
  void whatIsMountedIsNotLookedAt() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/passwd"), "a:x:7:7::/mounted:\n");
    bundle.mount("/data", "bind", "data", "bind");
    Files.delete(passwd);
    for (String target : List.of("/data/passwd", "/proc/1/status", "/dev/zero")) {
      Files.createSymbolicLink(passwd, Path.of(target));
      assertEquals("/\n", bundle.jexec().ok().out(), target);
      Files.delete(passwd);
    }
  }

  /** Neither a pipe that nobody writes to nor a folder keeps a container from its start. */
  @Test
  void whatIsNoFileSaysNothing() throws IOException {
    Files.delete(passwd);
    assertEquals("/\n", bundle.jexec().ok().out());
    Command.run(folder, List.of("mkfifo", passwd.toString())).ok();
    assertEquals("/\n", bundle.jexec().ok().out());
    Files.delete(passwd);
    Files.createDirectory(passwd);
    assertEquals("/\n", bundle.jexec().ok().out());
  }

  private void assertHome(String expected, String text) throws IOException {
    Files.writeString(passwd, text);
    assertEquals(expected + "\n", bundle.jexec().ok().out());
  }
}
