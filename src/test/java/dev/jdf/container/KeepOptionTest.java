package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of a run that keeps what it writes. */
class KeepOptionTest {

  private static final String SCRIPT = "cat /kept; date +%s%N >> /kept; wc -l < /kept";

  @TempDir
  private Path folder;

  private Path state;

  @BeforeEach
  void makeSpec() throws IOException {
    Bundle.in(folder);
    state = folder.resolve("state");
    Files.writeString(
        folder.resolve("my image.jdf"),
        "FROM dir:./rootfs\nENTRYPOINT [\"/bin/sh\", \"-c\", \"" + SCRIPT + "\"]\n");
  }

  @Test
  void keptFolderIsToldAndTheToldCommandGoesOn() throws IOException {
    Result first = jexec("--keep", "my image.jdf").ok();
    assertEquals("1\n", first.out());
    Path kept = state.resolve("jdf/kept/my image-1");
    assertTrue(
        first.err().contains("jexec: what is written is kept in '" + kept + "'\n"), first.err());
    String again = first
        .err()
        .lines()
        .filter(line -> line.startsWith("jexec: run on with jexec "))
        .map(line -> line.substring("jexec: run on with ".length()))
        .findFirst()
        .orElseThrow();
    assertEquals("jexec --upper '" + kept + "' 'my image.jdf'", again);
    Result second = jexec("--upper", kept.toString(), "my image.jdf").ok();
    assertTrue(second.out().endsWith("\n2\n"), second.out());
    assertFalse(Files.exists(folder.resolve("rootfs/kept")));
  }

  @Test
  void eachRunThatKeepsHasAFolderOfItsOwn() {
    for (int i = 1; i <= 3; i++) {
      assertEquals("1\n", jexec("--keep", "my image.jdf").ok().out());
      assertTrue(Files.exists(state.resolve("jdf/kept/my image-" + i + "/upper/kept")));
    }
  }

  @Test
  void folderMayBeRelative() {
    assertEquals("1\n", jexec("--upper", "layer", "my image.jdf").ok().out());
    assertTrue(Files.exists(folder.resolve("layer/upper/kept")));
  }

  @Test
  void nothingIsMadeWhereNothingIsRun() {
    Result result = jexec("--dry-run", "--keep", "my image.jdf").ok();
    assertTrue(result.out().contains("\"" + state + "/jdf/kept/my image-1\""), result.out());
    assertTrue(result.out().contains("# my image.jdf:1: layer the root filesystem"), result.out());
    assertEquals("", result.err());
    assertFalse(Files.exists(state));
    jexec("--dry-run", "--upper", "layer", "my image.jdf").ok();
    assertFalse(Files.exists(folder.resolve("layer")));
  }

  @Test
  void configOfABundleIsLayeredToo() {
    String config = Bundle.in(folder.resolve("b")).script(SCRIPT).write().toString();
    assertEquals("1\n", jexec("--upper", "layer", config).ok().out());
    assertFalse(Files.exists(folder.resolve("b/rootfs/kept")));
  }

  @Test
  void whatIsKeptOfOneRootIsNotForAnother() throws IOException {
    jexec("--upper", "layer", "my image.jdf").ok();
    Files.createDirectory(folder.resolve("other"));
    Files.writeString(folder.resolve("other.jdf"), "FROM dir:./other\nCMD [\"/x\"]\n");
    String layer = folder.resolve("layer").toString();
    for (String option : List.of("--dry-run", "--upper")) {
      List<String> words = new ArrayList<>(List.of("--upper", layer, "other.jdf"));
      words.addAll(0, option.equals("--upper") ? List.of() : List.of(option));
      Attack.assertRefused(
          jexec(words.toArray(String[]::new)),
          "what is kept in " + layer + " stands on the directory " + folder.resolve("rootfs")
              + ", and this run on the directory " + folder.resolve("other"));
    }
    assertEquals("2\n", lastLine(jexec("--upper", "layer", "my image.jdf").ok()));
  }

  private static String lastLine(Result result) {
    return result.out().substring(result.out().lastIndexOf('\n', result.out().length() - 2) + 1);
  }

  @Test
  void whatCannotBeIsSaid() {
    refused("--upper and --keep exclude one another", "--keep", "--upper", "d", "my image.jdf");
    refused("--upper: an empty name is no folder", "--upper", "", "my image.jdf");
    refused("--upper needs a value: --upper DIR", "my image.jdf", "--upper");
    refused("own root", "--upper", "d", "host.jdf");
  }

  @Test
  void withoutAHomeItIsSaidWhatWouldDo() {
    List<String> words = new ArrayList<>(List.of("env", "-u", "HOME", "-u", "XDG_STATE_HOME"));
    words.addAll(Jexec.asRoot().with("--keep", "my image.jdf"));
    Attack.assertRefused(
        Command.run(folder, words), "--keep: neither $XDG_STATE_HOME nor $HOME says where");
  }

  private void refused(String words, String... arguments) {
    try {
      Files.writeString(folder.resolve("host.jdf"), "FROM host\nCMD [\"/bin/true\"]\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Attack.assertRefused(jexec(arguments), words);
    assertFalse(Files.exists(folder.resolve("d")));
  }

  private Result jexec(String... words) {
    List<String> all = new ArrayList<>(List.of("env", "XDG_STATE_HOME=" + state));
    all.addAll(Jexec.asRoot().with(words));
    return Command.run(folder, all);
  }
}
