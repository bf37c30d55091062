package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

  private static final String ESCAPE = "\u001b";

  @Test
  void withoutAWordAllTopicsAreListed() {
    Ran outcome = run("explain");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("- `JDF110`: no such capability\n"));
    assertTrue(outcome.out().contains("- `CAP_ADD`: "));
  }

  @Test
  void aCodeIsExplainedAsMarkdownWhereNoTerminalIs() {
    Ran outcome = run("explain", "jdf110");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("# JDF110: no such capability\n"), outcome.out());
    assertTrue(outcome.out().contains("```dockerfile\n"), outcome.out());
    assertFalse(outcome.out().contains(ESCAPE));
  }

  @Test
  void coloursCanBeAskedFor() {
    Ran outcome = run("explain", "--color", "always", "sys_admin");
    assertTrue(outcome.out().contains(ESCAPE + "[1mCAP_SYS_ADMIN: "), outcome.out());
    assertFalse(outcome.out().contains("`"), outcome.out());
  }

  @Test
  void linesFitTheTerminal() {
    Ran outcome = run(Map.of("COLUMNS", "40"), "explain", "--color", "always", "sys_admin");
    String plain = outcome.out().replaceAll(ESCAPE + "\\[[0-9;]*m", "");
    assertTrue(plain.lines().allMatch(line -> line.length() <= 40), plain);
  }

  @Test
  void ofANumberNoOtherIsOffered() {
    assertEquals(
        "jbuild: nothing is called 'JDF999'; jbuild explain lists all topics\n",
        run("explain", "JDF999").err());
  }

  @Test
  void anUnknownWordGetsTheNearest() {
    Ran outcome = run("explain", "CAP_NET_ADMN");
    assertEquals(2, outcome.code());
    assertEquals(
        "jbuild: nothing is called 'CAP_NET_ADMN'; did you mean CAP_NET_ADMIN?\n", outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void anOddWordGetsTheWayToTheList() {
    Ran outcome = run("explain", "xylophone");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().endsWith("; jbuild explain lists all topics\n"), outcome.err());
  }

  @Test
  void aFlagOfDockerIsItsInstruction() {
    Ran outcome = run("explain", "--cap-add");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("# CAP_ADD: "), outcome.out());
    assertEquals(2, run("explain", "--colour").code());
  }

  @Test
  void aNumberOfAnotherToolLeadsToOurRules() {
    String hadolint = run("explain", "DL3002").out();
    assertTrue(hadolint.startsWith("# DL3002: the last USER is not root (hadolint)\n"), hadolint);
    assertTrue(hadolint.contains("\n# LastUserRoot: "), hadolint);
    String cis = run("explain", "5.4").out();
    assertTrue(cis.contains("`DangerousCapabilityAdded` and `CapabilitiesNotDropped`"), cis);
    assertTrue(cis.contains("\n# CapabilitiesNotDropped: "), cis);
    Ran none = run("explain", "dl3008");
    assertEquals(0, none.code(), none.err());
    assertTrue(none.out().contains("which jdf does not do"), none.out());
  }

  @Test
  void shellsCompleteItsWords() {
    String script = run("generate-completion").out();
    assertTrue(script.contains("JDF110"), "no codes");
    assertTrue(script.contains("CAP_SYS_ADMIN"), "no capabilities");
  }

  private static Ran run(String... args) {
    return run(Map.of(), args);
  }

  private static Ran run(Map<String, String> environment, String... args) {
    return Ran.jbuild("", environment, args);
  }
}
