package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a recipe for an image is told what no builder takes, and nothing about runs. */
class CheckRecipeTest {

  @TempDir
  Path folder;

  @Test
  void whatNoBuilderTakesIsTold() throws IOException {
    String recipe = "FROM busybox:1.36\nUSER 1:1\nCOPY --from=$X a /b\n";
    CheckRun outcome = check(file("Dockerfile", recipe));
    assertEquals(1, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("[JDF037]"), outcome.out());
  }

  @Test
  void aRecipeForAnImageIsNotCompiled() throws IOException {
    String recipe = "FROM busybox:1.36\nRUN true\nCMD [\"/bin/true\"]\n";
    CheckRun outcome = check(file("Dockerfile", recipe));
    assertEquals(0, outcome.code(), outcome.out());
    assertFalse(outcome.out().contains("[JDF"), outcome.out());
    assertFalse(outcome.out().contains("MissingMemoryLimit"), outcome.out());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private CheckRun check(String... args) {
    return CheckRun.of(folder, args);
  }
}
