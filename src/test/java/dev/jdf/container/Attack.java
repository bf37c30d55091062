package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Checked;
import dev.jdf.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A bundle with a hostile image, and the host that must come to no harm when it is run. */
final class Attack {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int MOST_TRIES = 200;

  private final Bundle bundle;
  private final Decoy decoy;
  private final List<String> mounts = Started.mounts();
  private final String mark =
      "JDF_TEST_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet() + "_";

  private Attack(Path folder) {
    this.bundle = Bundle.in(folder.resolve("bundle"));
    this.decoy = Decoy.in(folder.resolve("out"));
    bundle.process().withArray("env").add(mark + "=container");
    bundle.linux().putObject("resources").putObject("pids").put("limit", 100);
  }

  /** An attack that is prepared in an empty folder. */
  static Attack in(Path folder) {
    return new Attack(folder);
  }

  Bundle bundle() {
    return bundle;
  }

  /** The decoy: what the image aims at. */
  Path out() {
    return decoy.folder();
  }

  /** The decoy's place as a path that climbs up from anywhere. */
  String climbingTo(String name) {
    return "../".repeat(20) + out().resolve(name).toString().substring(1);
  }

  Path inImage(String name) {
    return bundle.rootfs().resolve(name);
  }

  Attack directory(String name) {
    try {
      Files.createDirectories(inImage(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Attack file(String name, String text) {
    try {
      Files.createDirectories(inImage(name).getParent());
      Files.writeString(inImage(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a symbolic link in the place of a file or an empty directory of the image. */
  Attack link(String name, Object target) {
    try {
      Files.createDirectories(inImage(name).getParent());
      Files.deleteIfExists(inImage(name));
      Files.createSymbolicLink(inImage(name), Path.of(target.toString()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Attack mount(String destination, String type, String source, String... options) {
    bundle.mount(destination, type, source, options);
    return this;
  }

  Attack bind(String source, String destination) {
    return mount(destination, "bind", out().resolve(source).toString(), "rbind");
  }

  Attack user(int uid) {
    bundle.process().putObject("user").put("uid", uid).put("gid", uid);
    return this;
  }

  /** Runs a shell script in the container. */
  Result script(String script) {
    bundle.script(script);
    return run();
  }

  /** Runs the container and makes sure that the host is as it was. */
  Result run() {
    Checked<Plan> plan = bundle.plan();
    if (plan.value().isEmpty()) {
      return bundle.jexec();
    }
    return runAs(bundle.launcher().toString());
  }

  /** As {@link #run}, from a shell of its own mount namespace that has run {@code preparation}. */
  Result runAfter(String preparation) {
    String script = preparation + "\nexec \"$0\"";
    return runAs("unshare", "-m", "sh", "-e", "-c", script, bundle.launcher().toString());
  }

  private Result runAs(String... command) {
    Started started = start(command);
    Result result = started.end();
    assertNothingIsLeft(started);
    return result;
  }

  Started start(String... command) {
    return Started.of(bundle.folder(), mark, List.of(command));
  }

  /** The container was not started, and the message says why in these words. */
  void refused(String... words) {
    Result result = run();
    assertRefused(result, words);
  }

  static void assertRefused(Result result, String... words) {
    assertEquals(125, result.exit(), () -> "exit code of a run that printed:\n" + result);
    assertEquals("", result.out());
    for (String word : words) {
      assertTrue(result.err().contains(word), () -> word + " is not in: " + result.err());
    }
  }

  /** No process, mount, cgroup or file of the launcher is there any more, and the decoy is whole. */
  void assertNothingIsLeft(Started... all) {
    awaitProcesses();
    for (Started started : all) {
      assertVanishes("cgroups", started::cgroups);
    }
    assertVanishes("mounts", () -> {
      List<String> more = new ArrayList<>(Started.mounts());
      more.removeAll(mounts);
      return more;
    });
    assertVanishes("files", this::strangeFiles);
    decoy.assertUntouched();
  }

  /** Waits until no process of the launcher or the container is there any more. */
  void awaitProcesses() {
    try {
      assertVanishes("processes", () -> Started.processes(mark));
    } finally {
      Started.processes(mark).stream()
          .flatMap(id -> ProcessHandle.of(Long.parseLong(id)).stream())
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  void assertUnseen(Result result) {
    assertFalse(result.out().contains(Decoy.SECRET), () -> "seen inside: " + result.out());
  }

  private List<String> strangeFiles() {
    List<String> expected = List.of("rootfs", "config.json", "launcher");
    try (Stream<Path> files = Files.list(bundle.folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !expected.contains(name) && !name.startsWith("own-"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The kernel ends processes and their mounts in its own time. */
  private static void assertVanishes(String what, Supplier<List<String>> leftovers) {
    List<String> left = leftovers.get();
    for (int i = 0; i < MOST_TRIES && !left.isEmpty(); i++) {
      pause();
      left = leftovers.get();
    }
    assertEquals(List.of(), left, what + " that stayed");
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
