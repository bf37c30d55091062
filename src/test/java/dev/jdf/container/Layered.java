package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.plan.RootWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A container whose root must stay as it is, whatever is written to it. */
final class Layered {

  private static final int NOBODY = 65534;

  private final Attack attack;
  private final List<String> prefix = new ArrayList<>();
  private Optional<Path> launcher = Optional.empty();

  private Layered(Attack attack) {
    this.attack = attack;
    attack.bundle().writing(new RootWrites.Discarded());
  }

  /** How the root is made. */
  enum Way {
    AS_ROOT,
    AS_NOBODY,
    /** On a kernel whose tmpfs takes no attributes of users. */
    COPIED
  }

  static Layered of(Way way, Path folder) {
    return switch (way) {
      case AS_ROOT -> asRoot(folder);
      case AS_NOBODY -> asNobody(folder);
      case COPIED -> {
        Layered layered = asNobody(folder);
        layered.bundle().onKernel("6.1.0-13-amd64");
        yield layered;
      }
    };
  }

  static Layered asRoot(Path folder) {
    return new Layered(Attack.in(folder));
  }

  /** Run by an ordinary user, to whom the tree belongs and who is root inside. */
  static Layered asNobody(Path folder) {
    assumeTrue(Command.exists("setpriv"), "needs setpriv");
    Layered layered = new Layered(Attack.in(folder));
    Bundle bundle = layered.attack.bundle();
    bundle.withoutCgroups().ofUser(NOBODY, List.of());
    bundle.linux().withArray("namespaces").addObject().put("type", "user");
    for (String list : List.of("uidMappings", "gidMappings")) {
      ObjectNode map = bundle.linux().withArray(list).addObject();
      map.put("containerID", 0).put("hostID", NOBODY).put("size", 1);
    }
    String user = "" + NOBODY;
    layered.prefix.addAll(
        List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"));
    return layered;
  }

  Attack attack() {
    return attack;
  }

  Bundle bundle() {
    return attack.bundle();
  }

  /** Of the lower tree. */
  Path file(String name) {
    return bundle().rootfs().resolve(name);
  }

  /** Makes a script the program. */
  void prepare(String script) {
    bundle().script(script);
    launcher = Optional.empty();
    giveAway();
  }

  /** Runs a script, after which the tree must be what it was. */
  Result script(String script) {
    return scriptAfter("", script);
  }

  /** The same in a mount namespace that {@code preparation} has changed. */
  Result scriptAfter(String preparation, String script) {
    prepare(script);
    String before = Fingerprint.of(bundle().rootfs());
    Started started = start(preparation);
    Result result = started.end();
    attack.assertNothingIsLeft(started);
    assertEquals(before, Fingerprint.of(bundle().rootfs()), "the lower tree");
    return result;
  }

  Started start(String preparation) {
    List<String> words = new ArrayList<>();
    if (!preparation.isEmpty()) {
      words.addAll(List.of("unshare", "-m", "sh", "-e", "-c", preparation + "\nexec \"$@\"", "sh"));
    }
    words.addAll(prefix);
    words.add(launcher().toString());
    return attack.start(words.toArray(String[]::new));
  }

  /** Made once for each script: it must not change under a run that begins. */
  private Path launcher() {
    if (launcher.isEmpty()) {
      launcher = Optional.of(compiled());
    }
    return launcher.get();
  }

  private Path compiled() {
    try {
      Path launcher = bundle().launcher();
      Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("r-xr-xr-x"));
      return launcher;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree becomes that of the user who runs it. */
  private void giveAway() {
    if (prefix.isEmpty()) {
      return;
    }
    String owner = NOBODY + ":" + NOBODY;
    Command.run(
            bundle().folder(), List.of("chown", "-hR", owner, bundle().rootfs().toString()))
        .ok();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    for (Path above = bundle().folder(); !above.equals(temporary); above = above.getParent()) {
      Command.run(bundle().folder(), List.of("chmod", "a+rx", above.toString())).ok();
    }
  }
}
