package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a recipe for an image is told what no builder takes, and nothing about runs. */
class CheckRecipeTest {

  @TempDir
  Path folder;

  @Test
  void whatNoBuilderTakesIsTold() throws IOException {
    String recipe = "FROM busybox:1.36\nUSER 1:1\nCOPY --from=$X a /b\n";
    Ran outcome = check(file("Dockerfile", recipe));
    assertEquals(1, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("[JDF037]"), outcome.out());
  }

  @Test
  void aRecipeForAnImageIsNotCompiled() throws IOException {
    String recipe = "FROM busybox:1.36\nRUN true\nCMD [\"/bin/true\"]\n";
    Ran outcome = check(file("Dockerfile", recipe));
    assertEquals(0, outcome.code(), outcome.out());
    assertFalse(outcome.out().contains("[JDF"), outcome.out());
    assertFalse(outcome.out().contains("MissingMemoryLimit"), outcome.out());
  }

  @Test
  void aNameThatNoImageCanHaveIsTold() throws IOException {
    for (String wrong : List.of("Foo:bar", "a//b", "busybox:", "http://a.b/c", "a@sha256:1")) {
      String base = recipe("FROM " + wrong + "\nRUN true\n");
      assertTrue(base.contains("error[JDF607]"), base);
      assertFalse(base.contains("[InvalidDefaultArgInFrom]"), base);
      String copied = recipe("FROM busybox:1\nCOPY --from=" + wrong + " /a /b\n");
      assertTrue(copied.contains("error[JDF607]"), copied);
    }
    String mounted = recipe("FROM busybox:1\nRUN --mount=type=bind,from=A,target=/b true\n");
    assertTrue(mounted.contains("error[JDF607]"), mounted);
  }

  @Test
  void whatIsAStageOrMayBecomeANameIsNone() throws IOException {
    String variables = "ARG V\nFROM busybox:$V\nARG W=A\nFROM ${W:-b} AS c\n";
    String stages = "FROM busybox:1 AS A\nFROM a\nCOPY --from=A /b /c\nCOPY --from=0 /b /c\n";
    String elsewhere =
        "FROM docker-image://busybox\nRUN true\nFROM ./root\nFROM oci:a:b\nFROM a\\bc\n";
    for (String right : List.of(variables, stages, elsewhere)) {
      String out = recipe(right);
      assertFalse(out.contains("[JDF"), out);
    }
  }

  private String recipe(String text) throws IOException {
    return check(file("Dockerfile", text)).out();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Ran check(String... args) {
    return CheckRun.of(folder, args);
  }
}
