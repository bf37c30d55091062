package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where variables are named, to the character. */
class VariableReferenceTest {

  private static Spec spec(String text) {
    return SpecParser.parse(new SourceFile("image.jdf", text)).spec();
  }

  /** Each reference as written, its name as written, and its operator. */
  private static String references(String text) {
    return VariableReference.in(spec(text)).stream()
        .map(it -> text.substring(it.span().start(), it.span().end()) + " "
            + text.substring(it.nameSpan().start(), it.nameSpan().end()) + " " + it.operator())
        .map(String::strip)
        .collect(Collectors.joining("\n"));
  }

  private static void assertReferences(String text, String... expected) {
    assertEquals(String.join("\n", expected), references(text));
  }

  private static List<String> definitions(String text) {
    return VariableDefinition.in(spec(text)).stream()
        .map(it -> text.substring(it.name().span().start(), it.name().span().end()))
        .toList();
  }

  @Test
  void eachFormHasItsNameAndOperator() {
    assertReferences(
        "FROM a\nENV A=$B$C-${D}${E:-x}${F##y}${G//p/r}",
        "$B B",
        "$C C",
        "${D} D",
        "${E:-x} E :-",
        "${F##y} F ##",
        "${G//p/r} G //");
  }

  @Test
  void whatIsInsideOfAnotherFollowsIt() {
    assertReferences(
        "FROM a\nENV A=${B:-${C+\"$D\"}}", "${B:-${C+\"$D\"}} B :-", "${C+\"$D\"} C +", "$D D");
  }

  @Test
  void quotedAndEscapedDollarsAreNone() {
    assertReferences("FROM a\nENV A='$B' C=\\$D E=\"$F\\$G\"", "$F F");
  }

  @Test
  void theBackquoteEscapesWhereTheFileSaysSo() {
    assertReferences("# escape=`\nFROM a\nENV A=`$B C=\\$D", "$D D");
  }

  @Test
  void placesHoldInContinuedLines() {
    assertReferences(
        "FROM a\nCOPY --chown=\"$U\":g \\\n# why\n  $A/x \\\n  ${B}/y z\n",
        "$U U",
        "$A A",
        "${B} B");
    assertReferences("FROM a\nENV K \\\n  \ud83d\ude00$A \\\n b$C", "$A A", "$C C");
  }

  @Test
  void placesHoldInJson() {
    assertReferences("FROM a\nVOLUME [\"\\u00e9\\\"$A/b\", \"$C\"]\n", "$A A", "$C C");
  }

  @Test
  void commandsAreTheShellsBusiness() {
    assertReferences("FROM a\nRUN echo $A\nCMD $B\nHEALTHCHECK CMD $C\nENTRYPOINT [\"$D\"]\n");
  }

  @Test
  void bodiesOfFilesHaveVariablesUnlessQuoted() {
    assertReferences("FROM a\nCOPY <<A <<'B' /x/\n'$C' \\$D\nA\n$E\nB\nRUN <<F\n$G\nF\n", "$C C");
  }

  @Test
  void everyLineThatExpandsIsLookedAt() {
    assertReferences(
        "FROM --platform=$A $B\nARG X=$C\nTMPFS $D\nONBUILD USER $E\nRUN --mount=target=$F x\n",
        "$A A",
        "$B B",
        "$C C",
        "$D D",
        "$E E",
        "$F F");
  }

  @Test
  void brokenOnesAreListedToo() {
    assertReferences("FROM a\nENV A=${B^x} C=${D:-", "${B^x} B ^", "${D:- D :-");
  }

  @Test
  void argAndEnvDefine() {
    assertEquals(
        List.of("A", "B", "C", "D", "E"),
        definitions("ARG A=1\nFROM $A\nENV B=1 C=$B\nENV D \\\n x\nENV $X=1\nONBUILD ARG E\n"));
  }
}
