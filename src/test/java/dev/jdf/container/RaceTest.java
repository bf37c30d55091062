package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody renames files of the image while the container is set up, as a container that shares
 * them can. A start may fail, but it never reaches what the links lead to.
 */
class RaceTest {

  private static final int STARTS = 40;

  @TempDir
  private Path folder;

  @Test
  void procTurnsIntoALink() throws IOException {
    Attack attack = Attack.in(folder);
    race(attack, "proc", "cat /proc/marker; test -d /proc/1 && echo ok");
  }

  @Test
  void devTurnsIntoALink() throws IOException {
    Attack attack = Attack.in(folder);
    race(attack, "dev", "cat /dev/marker; test -c /dev/null && echo ok");
  }

  @Test
  void devWithoutAMountTurnsIntoALink() throws IOException {
    Attack attack = Attack.in(folder);
    attack.bundle().withoutMount("/dev");
    race(attack, "dev", "cat /dev/marker; echo ok");
  }

  @Test
  void targetOfABindTurnsIntoALink() throws IOException {
    Attack attack = Attack.in(folder).directory("t").bind("src", "/t");
    race(attack, "t", "cat /t/marker; echo ok");
  }

  @Test
  void directoryOfATargetThatIsMadeTurnsIntoALink() throws IOException {
    Attack attack = Attack.in(folder).directory("t");
    for (int i = 0; i < 8; i++) {
      attack.bind("src", "/t/made" + i + "/below");
    }
    race(attack, "t", "cat /t/marker; echo ok");
  }

  @Test
  void maskedDirectoryTurnsIntoALink() throws IOException {
    Attack attack = Attack.in(folder).file("t/marker", "image\n");
    attack.bundle().linux().withArray("maskedPaths").add("/t").add("/t/marker");
    attack.bundle().linux().withArray("readonlyPaths").add("/t");
    race(attack, "t", "cat /t/marker; echo ok");
  }

  @Test
  void nullOfTheImageTurnsIntoALink() throws IOException {
    Attack attack = Attack.in(folder).file("dev/null", "image");
    attack.bundle().withoutMount("/dev");
    race(attack, "dev/null", "cat /proc/timer_list; echo ok");
  }

  @Test
  void workingDirectoryTurnsIntoALink() throws IOException {
    Attack attack = Attack.in(folder).directory("t");
    attack.bundle().process().put("cwd", "/t/made/below");
    race(attack, "t", "cat marker ../marker ../../marker; echo ok");
  }

  /** Starts containers while {@code name} of the image and a link to the decoy are exchanged. */
  private void race(Attack attack, String name, String script) throws IOException {
    String target = name.contains("/") ? "f" : "d";
    Path link = attack.inImage("other");
    attack.link("other", attack.climbingTo(target));
    attack.bundle().script("(" + script + ") 2> /dev/null; exit 0");
    String launcher = attack.bundle().launcher().toString();
    Set<Integer> exits = new HashSet<>();
    List<Started> all = new ArrayList<>();
    try (Swap swap = Swap.of(folder, attack.inImage(name), link)) {
      for (int i = 0; i < STARTS; i++) {
        Started started = attack.start(launcher);
        all.add(started);
        Result result = started.end();
        exits.add(result.exit());
        attack.assertUnseen(result);
        assertTrue(result.exit() == 0 || result.exit() == 125, result::toString);
        assertEquals(result.exit() == 125, result.err().startsWith("jexec: "), result::err);
      }
      assertTrue(swap.goesOn());
    }
    assertTrue(exits.contains(0), "no container ran: " + exits);
    attack.assertNothingIsLeft(all.toArray(Started[]::new));
  }
}
