package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Launchers that are killed, starved and started by the dozen. */
class ReliabilityTest {

  private static final String WAITS = "echo up; read line; echo $line";

  @TempDir
  private Path folder;

  @Test
  void f01ContainerDiesWithItsSupervisor() throws IOException {
    Attack attack = attack();
    attack.bundle().script("echo up; sleep 1000 & exec sleep 1000");
    Started started = attack.start(attack.bundle().launcher().toString());
    awaitUp(started);
    started.process().destroyForcibly();
    sweepAndLook(attack, List.of(started));
  }

  @Test
  void f01ContainerOfAnotherUserDiesWithItsSupervisor() throws IOException {
    Attack attack = attack().user(1000);
    attack.bundle().script("echo up; exec sleep 1000");
    Started started = attack.start(attack.bundle().launcher().toString());
    awaitUp(started);
    started.process().destroyForcibly();
    sweepAndLook(attack, List.of(started));
  }

  @Test
  void f02NothingIsLeftWhenSetUpIsKilledAtAnyMoment() {
    Attack attack = attack().bind("src", "/made/below");
    attack.bundle().script("echo up; exec sleep 1000");
    String launcher = attack.bundle().launcher().toString();
    Random random = new Random(1);
    List<Started> all = new ArrayList<>();
    int wait = 12_000_000;
    int duringSetUp = 0;
    while (duringSetUp < 60 && all.size() < 200) {
      Started started = attack.start(launcher);
      LockSupport.parkNanos(random.nextInt(wait));
      started.process().destroyForcibly();
      all.add(started);
      boolean wasUp = started.waitFor().out().startsWith("up");
      wait = wasUp ? Math.max(wait - wait / 8, 1_000_000) : wait + wait / 16;
      duringSetUp += wasUp ? 0 : 1;
    }
    assertEquals(60, duringSetUp, "kills that fell before the program ran, of " + all.size());
    sweepAndLook(attack, all);
  }

  @Test
  void f03FewProcessesAreEnoughOrAnError() throws IOException {
    Optional<Path> above = Cgroups.ofPids();
    assumeTrue(above.isPresent(), "needs the pids controller of cgroups");
    Attack attack = attack();
    attack.bundle().linux().remove("resources");
    Path limited = above.get().resolve("test-" + ProcessHandle.current().pid());
    Files.createDirectory(limited);
    try {
      for (int most : new int[] {1, 2, 4, 8, 16}) {
        Files.writeString(limited.resolve("pids.max"), "" + most);
        Result result = attack.runAfter("echo 0 > " + limited + "/cgroup.procs");
        assertWorksOrSays(result, "EAGAIN");
        assertEquals(most == 1 ? 125 : 0, result.exit(), result::err);
      }
    } finally {
      Files.delete(limited);
    }
  }

  @Test
  void f04FewDescriptorsAreEnoughOrAnError() {
    Attack attack = attack();
    attack.bundle().args("/bin/true");
    for (int most : new int[] {3, 4, 6, 8, 12, 20, 30}) {
      assertWorksOrSays(attack.runAfter("ulimit -n " + most), "EMFILE");
    }
    attack.runAfter("ulimit -n 64").ok();
  }

  @Test
  void f05LowLimitsOfTheCallerAreEnough() {
    Attack attack = attack();
    attack.bundle().script("echo fine");
    for (String limit : new String[] {"-v 65536", "-s 16", "-f 0", "-l 0", "-c 0"}) {
      assertEquals("fine\n", attack.runAfter("ulimit " + limit).ok().out(), limit);
    }
  }

  @Test
  void f07ShortContainersSideBySide() throws InterruptedException, ExecutionException {
    Attack attack = attack();
    attack.bundle().script("echo fine; exit 7");
    String launcher = attack.bundle().launcher().toString();
    ExecutorService workers = Executors.newFixedThreadPool(8);
    List<Future<Started>> runs = IntStream.range(0, 60)
        .mapToObj(i -> workers.submit(() -> {
          Started started = attack.start(launcher);
          assertEquals(new Result(7, "fine\n", ""), started.end());
          return started;
        }))
        .toList();
    workers.shutdown();
    List<Started> all = new ArrayList<>();
    for (Future<Started> run : runs) {
      all.add(run.get());
    }
    attack.assertNothingIsLeft(all.toArray(Started[]::new));
  }

  @Test
  void f08ManyContainersAreAliveAtOnce() throws IOException {
    Attack attack = attack();
    attack.bundle().script(WAITS);
    String launcher = attack.bundle().launcher().toString();
    List<Started> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(attack.start(launcher));
    }
    for (Started started : all) {
      awaitUp(started);
    }
    for (Started started : all) {
      started.process().getOutputStream().write("down\n".getBytes(StandardCharsets.UTF_8));
      Result result = started.end();
      assertEquals(new Result(0, "up\ndown\n", ""), result);
    }
    attack.assertNothingIsLeft(all.toArray(Started[]::new));
  }

  private Attack attack() {
    return Attack.in(folder);
  }

  /** Cgroups of a launcher that was killed are removed by the next one. */
  private static void sweepAndLook(Attack attack, List<Started> killed) {
    attack.awaitProcesses();
    killed.forEach(Started::waitFor);
    attack.bundle().args("/bin/true");
    attack.run().ok();
    attack.assertNothingIsLeft(killed.toArray(Started[]::new));
  }

  private static void awaitUp(Started started) {
    while (!started.printed().startsWith("up\n")) {
      assertTrue(started.process().isAlive(), () -> started.waitFor().toString());
      Attack.pause();
    }
  }

  private static void assertWorksOrSays(Result result, String errno) {
    if (result.exit() != 0) {
      Attack.assertRefused(result, "jexec: ", errno);
    }
  }
}
