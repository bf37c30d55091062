package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.store.Digest;
import dev.jdf.store.Store;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images that come before they are needed. */
class PullCommandTest extends RegistryUser {

  @Test
  void whatIsPulledAsItIsLockedNeedsNoNetwork() throws IOException {
    Digest one = images.push("one", "amd64");
    Digest two = images.push("two", "amd64");
    String spec = images.spec(folder, """
        FROM %1$s:one AS a
        CMD ["/x"]
        FROM host
        FROM %1$s:two
        CMD ["/x"]
        """);
    commands.run("lock", spec);
    assertEquals(1, commands.run("pull", "--offline", spec).code());
    Digest other = images.push("other", "amd64");
    images.move("one", other);
    Ran pulled = commands.run("pull", spec);
    assertEquals(0, pulled.code(), pulled.err());
    assertTrue(pulled.out().contains(one + " for linux/amd64\n"), pulled.out());
    assertTrue(pulled.out().contains(two + " for linux/amd64\n"), pulled.out());
    assertEquals("warning[JDF682]", pulled.findings());
    assertEquals(List.of(), Store.open(folder.resolve("store")).trees().all());
    int before = images.requests();
    assertEquals(0, commands.run("pull", "--offline", spec).code());
    assertEquals(0, commands.build("--frozen", "--offline", spec).code());
    assertEquals(
        0, commands.build("--frozen", "--offline", "--target", "a", spec).code());
    assertEquals(before, images.requests());
  }

  @Test
  void imagesArePulledByName() throws IOException {
    Digest one = images.push("one", "amd64");
    Ran pulled = commands.run("pull", images.name() + ":one");
    assertEquals(
        "pulled %s:one %s for linux/amd64\n".formatted(images.name(), one),
        pulled.out(),
        pulled.err());
    Digest other = images.push("other", "amd64");
    images.move("one", other);
    assertTrue(commands.run("pull", images.name() + ":one").out().contains(other.toString()));
    assertEquals("", commands.run("pull", "-q", images.name() + ":one").out());
    Ran none = commands.run("pull", images.name() + ":oen", images.name() + ":one");
    assertEquals(1, none.code());
    assertEquals("error[JDF642]", none.findings());
    assertTrue(none.out().contains(other.toString()), none.out());
    assertEquals("error[JDF610]", commands.run("pull", "docker-daemon:alpine").findings());
    assertTrue(commands.run("pull", "host").err().contains("host is no image"));
    int before = images.requests();
    Ran wrong = commands.run("pull", images.name() + ":one", folder + "/none.jdf");
    assertEquals("error[JDF500]", wrong.findings());
    assertEquals("", wrong.out());
    assertEquals(before, images.requests());
  }

  @Test
  void askingAndNotAskingExcludeOneAnother() throws IOException {
    Ran outcome = commands.build("--pull", "--offline", images.spec(folder, "FROM %s:one\n"));
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("--pull and --offline exclude one another"), outcome.err());
  }

  /** An insecure registry that is right is not called a mistyped one where the store has its image. */
  @Test
  void whatTheStoreHasIsNoMistypedRegistry() throws IOException {
    Digest one = images.push("one", "amd64");
    commands.run("pull", images.name() + ":one");
    String fixed = images.name() + "@" + one;
    String right = "--insecure=" + images.host();
    Ran pulled = commands.run("pull", right, "--insecure=localhots:1", fixed, "localhost:1/x");
    assertEquals("error[JDF640] warning[JDF647]", pulled.findings(), pulled.err());
    assertTrue(pulled.err().contains("is called \"localhots:1\""), pulled.err());
  }
}
