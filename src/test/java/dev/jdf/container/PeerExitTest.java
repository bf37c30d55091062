package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How containers end and what they write, as under runc and crun. */
class PeerExitTest {

  @TempDir
  private Path folder;

  private Bundle bundle;

  @BeforeEach
  void makeBundle() {
    bundle = Bundle.in(folder);
  }

  @Test
  void exitCodeOfTheProgram() {
    for (int code : new int[] {0, 1, 42, 125, 255}) {
      bundle.script("echo out; echo err >&2; exit " + code);
      assertSame(code);
    }
  }

  @Test
  void signalsThatEndTheProgram() {
    bundle.withoutNamespace("pid");
    for (int signal : new int[] {6, 9, 15}) {
      bundle.script("echo out; echo err >&2; kill -" + signal + " $$; sleep 9");
      assertSame(128 + signal);
    }
  }

  /** Where the peers end with 1 or 255, jexec ends as docker does, which makes that of theirs. */
  @Test
  void programThatCannotBeStarted() {
    for (List<String> row : List.of(
        List.of("127", "/bin/none"),
        List.of("127", "none"),
        List.of("126", "/etc/passwd"),
        List.of("126", "/etc"))) {
      bundle.args(row.get(1));
      assertEquals(row.get(0), String.valueOf(bundle.jexec().exit()), row.get(1));
      for (Result peer : List.of(bundle.runc(), bundle.crun())) {
        assertEquals(true, peer.exit() == 1 || peer.exit() == 255, peer.toString());
      }
    }
  }

  private void assertSame(int code) {
    Result expected = new Result(code, "out\n", "err\n");
    assertEquals(expected, bundle.jexec());
    assertEquals(expected, bundle.runc());
    assertEquals(expected, bundle.crun());
  }
}
