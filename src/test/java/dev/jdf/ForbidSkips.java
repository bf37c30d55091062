package dev.jdf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * With {@code -Dforbid.skips} a test that did not run fails the build: a machine that is meant to
 * have every tool and right must not look green without them.
 *
 * <p>It fails when the session closes, because what a listener throws earlier is only logged.
 */
public final class ForbidSkips implements LauncherSessionListener, TestExecutionListener {

  private final List<String> skips = new ArrayList<>();

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session.getLauncher().registerTestExecutionListeners(this);
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (forbidden() && !skips.isEmpty()) {
      String list = skips.stream().map(skip -> "\n  " + skip).collect(Collectors.joining());
      throw new AssertionError(
          "skips are forbidden here (forbid.skips), but these did not run:" + list);
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skips.add(name(test) + ": " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      skips.add(
          name(test) + ": " + result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
    }
  }

  private static boolean forbidden() {
    String value = System.getProperty("forbid.skips");
    return value != null && !value.equals("false");
  }

  private static String name(TestIdentifier test) {
    String type = test.getUniqueId().replaceAll(".*\\[class:([^\\]]+)\\].*", "$1");
    return type + " " + test.getDisplayName();
  }
}
