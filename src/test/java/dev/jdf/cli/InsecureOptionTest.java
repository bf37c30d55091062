package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistyped {@code --insecure}, in every command that asks registries; nobody listens on port 1. */
class InsecureOptionTest {

  private static final String WARNING = """
      warning[JDF647]: --insecure: no registry that is asked is called "localhots:1"
        note: did you mean localhost:1?
      """;

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jbuild", "jbuild lock", "jbuild lock --check", "jbuild pull", "jexec"})
  void aMistypedRegistryIsTold(String command) throws IOException {
    assertTrue(told(command, "http://localhots:1/").contains(WARNING), command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jbuild", "jbuild lock", "jbuild pull", "jexec"})
  void theRightOneIsNot(String command) throws IOException {
    String told = told(command, "localhost:1");
    assertFalse(told.contains("JDF647"), told);
    assertTrue(told.contains("error[JDF640]"), told);
  }

  private String told(String command, String insecure) throws IOException {
    Path spec = folder.resolve("image.jdf");
    Files.writeString(spec, "FROM localhost:1/image\nCMD [\"/x\"]\n");
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    String program = words.remove(0);
    if (command.endsWith("--check")) {
      lock(spec);
    }
    words.addAll(
        List.of("--insecure", insecure, "--store", folder.resolve("store").toString()));
    words.add(spec.toString());
    Map<String, String> environment = Map.of("HOME", folder.toString());
    String[] args = words.toArray(String[]::new);
    Ran ran = program.equals("jexec")
        ? Ran.jexec("", environment, args)
        : Ran.jbuild("", environment, args);
    return ran.err();
  }

  /** Only what is locked is looked up again. */
  private static void lock(Path spec) throws IOException {
    String digest = "sha256:" + "0".repeat(64);
    Files.writeString(Path.of(spec + ".lock"), """
        version: 1
        images:
        - reference: "localhost:1/image:latest"
          date: "2026-11-01T00:00:00Z"
          digest: "%s"
          platforms:
            linux/amd64: "%s"
        """.formatted(digest, digest));
  }
}
