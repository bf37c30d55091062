package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.launcher.Launcher;
import dev.jdf.linux.Arch;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A working directory that is a directory of the host (CVE-2024-21626), with the defences taken away
 * one after the other: each is enough alone, and without them the attack works.
 */
class WorkingDirectoryTest {

  @TempDir
  private Path folder;

  private Process outside;
  private Bundle bundle;

  /** The pid namespace is the host's, so a magic link leads out; no descriptor has to be leaked. */
  @BeforeEach
  void linkToTheHost() throws IOException {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("secret"), "secret\n");
    outside = new ProcessBuilder("sleep", "1000").directory(secrets.toFile()).start();
    bundle = Bundle.in(folder.resolve("bundle")).withoutCgroups().withoutNamespace("pid");
    bundle.script("cat secret");
    bundle.process().put("cwd", "/proc/" + outside.pid() + "/cwd");
  }

  @AfterEach
  void endOutside() throws InterruptedException {
    outside.destroyForcibly().waitFor();
  }

  @Test
  void aMagicLinkIsNotFollowed() throws IOException {
    Attack.assertRefused(run(step -> false), "make the working directory", "ELOOP");
  }

  @Test
  void aDirectoryOutsideOfTheRootIsNotStayedIn() throws IOException {
    Attack.assertRefused(run(WorkingDirectoryTest::makes), "enter /proc/", "EXDEV");
  }

  /** A check that cannot fail proves nothing. */
  @Test
  void withoutBothTheHostIsSeen() throws IOException {
    assertEquals(new Result(0, "secret\n", ""), run(step -> makes(step) || refuses(step)));
  }

  private static boolean makes(Step step) {
    return step.origin().purpose().startsWith("make the working directory");
  }

  private static boolean refuses(Step step) {
    return step.origin().purpose().startsWith("enter /") && step.op() instanceof Op.Refuse;
  }

  private Result run(Predicate<Step> without) throws IOException {
    Plan plan = bundle.plan().value().orElseThrow();
    List<Step> steps = plan.steps().stream().filter(without.negate()).toList();
    Path launcher = folder.resolve("launcher");
    Files.write(launcher, Launcher.compile(new Plan(steps, plan.onFailure()), Arch.X86_64));
    assertTrue(launcher.toFile().setExecutable(true));
    return Command.run(folder, List.of(launcher.toString()));
  }
}
