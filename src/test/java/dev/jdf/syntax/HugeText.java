package dev.jdf.syntax;

import dev.jdf.explain.InstructionPage;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Texts that are large in one way each: what takes more than linear time shows in one of them.
 *
 * @param text makes one of about that many parts
 */
public record HugeText(String name, IntFunction<String> text) {

  public static List<HugeText> all() {
    return List.of(
        new HugeText("openBrackets", n -> "FROM a\nCMD " + "[".repeat(n)),
        new HugeText("nestedArrays", n -> "FROM a\nCMD " + "[".repeat(n) + "]".repeat(n)),
        new HugeText("longArray", n -> "FROM a\nCMD [" + "\"\\n\",".repeat(n) + "\"\"]"),
        new HugeText("arrayWithNumber", n -> "FROM a\nCMD [1" + ",\"\\n\"".repeat(n) + "]"),
        new HugeText(
            "nestedSubstitutions", n -> "FROM a\nENV A=" + "${A:-".repeat(n) + "}".repeat(n)),
        new HugeText("openSubstitutions", n -> "FROM a\nENV A=" + "${A:-".repeat(n)),
        new HugeText("oneSubstitutionAWord", n -> "FROM a\nENV" + " A=${A:-b}".repeat(n)),
        new HugeText("quotes", n -> "FROM a\nENV A=" + "\"'\\".repeat(n)),
        new HugeText("openQuotes", n -> "FROM a\nENV A=" + "\" ' ".repeat(n)),
        new HugeText("onbuilds", n -> "FROM a\n" + "ONBUILD ".repeat(n)),
        new HugeText("onbuildLines", n -> "FROM a\n" + "ONBUILD RUN a\n".repeat(n)),
        new HugeText(
            "growingVariable", n -> "FROM a\n" + "ENV A=aaaaaaaaaa$A\nLABEL a=$A\n".repeat(n / 20)),
        new HugeText("doublingVariable", n -> "FROM a\n" + "ENV A=$A$A$A$A\n".repeat(n / 30)),
        new HugeText("doublingInQuotes", n -> "FROM a\n" + "ENV A=\"$A$A$A$A\"\n".repeat(n / 30)),
        new HugeText(
            "hugeInQuotes",
            n -> "FROM a\nENV A=" + "a".repeat(n) + "\nENV B=\"" + "$A".repeat(n) + "\"\n"),
        new HugeText("unsetInOneWord", n -> "FROM a\nENV A=" + numbered(n, "$B%d")),
        new HugeText("nestedInQuotes", n -> "FROM a\nENV A=" + "\"${A:-".repeat(n)),
        new HugeText("manyVariables", n -> "FROM a\n" + numbered(n, "ENV A%d=$A%d\n")),
        new HugeText("manyUnset", n -> "FROM a\n" + numbered(n, "LABEL A%d=$B%d\n")),
        new HugeText(
            "glob", n -> "FROM a\nENV A=" + "a".repeat(n) + "\nENV B=${A//*a*a*a*b/x}${A%%*a*b}\n"),
        new HugeText(
            "growingReplacement",
            n -> "FROM a\nENV A=" + "a".repeat(n) + "\nENV B=${A//a/" + "b".repeat(n) + "}\n"),
        new HugeText("openHeredocs", n -> "FROM a\n" + "RUN a <<X\n".repeat(n)),
        new HugeText("heredocs", n -> "FROM a\n" + "RUN <<X\na\nX\n".repeat(n)),
        new HugeText(
            "heredocsOfOneLine", n -> "FROM a\nRUN" + " <<X".repeat(n) + "\n" + "X\n".repeat(n)),
        new HugeText("longHeredoc", n -> "FROM a\nRUN <<X\n" + "a\n".repeat(n) + "X\n"),
        new HugeText("commentsInside", n -> "FROM a\nRUN \\\n" + "# c\n".repeat(n)),
        new HugeText("comments", n -> "# c\n".repeat(n) + "FROM a\n"),
        new HugeText("emptyLinesInside", n -> "FROM a\nRUN \\\n" + "\n".repeat(n)),
        new HugeText("continuedLines", n -> "FROM a\nRUN a" + " \\\n b".repeat(n) + "\n"),
        new HugeText("continuedPairs", n -> "FROM a\nENV" + " \\\n A=b".repeat(n) + "\n"),
        new HugeText("continuedWords", n -> "FROM a\nCOPY" + " \\\n a".repeat(n) + " b\n"),
        new HugeText(
            "continuedArray", n -> "FROM a\nCMD [\"a\"" + ", \\\n \"b\"".repeat(n) + "]\n"),
        new HugeText(
            "blanksInDirective",
            n -> "# syntax=a" + " ".repeat(n) + "b" + " ".repeat(n) + "\nFROM a\n"),
        new HugeText("blanks", n -> "FROM a\nRUN a" + " ".repeat(n) + "b" + " ".repeat(n) + "\n"),
        new HugeText("escapes", n -> "FROM a\nCOPY " + "\\".repeat(n) + " b\n"),
        new HugeText("mounts", n -> "FROM a\nRUN " + "--mount=" + "a,".repeat(n) + " b\n"),
        new HugeText("flags", n -> "FROM a\nRUN " + "--mount=type=tmpfs ".repeat(n) + " b\n"),
        new HugeText("unknownFlags", n -> "FROM a\nRUN " + "--mont=type=tmpfs ".repeat(n) + " b\n"),
        new HugeText("emoji", n -> "FROM a\nLABEL " + "\ud83d\ude00=1 ".repeat(n)),
        new HugeText("unknown", n -> "FROM a\n" + "X\n".repeat(n)),
        new HugeText("unknownLike", n -> "FROM a\n" + "FORM a\n".repeat(n)),
        new HugeText("stages", n -> numbered(n, "FROM a%d AS b%d\n")),
        new HugeText("chainOfStages", n -> "FROM a AS b0\n" + chained(n)),
        new HugeText(
            "stagesOfOne", n -> "FROM a AS b\n" + "USER a\n".repeat(100) + "FROM b\n".repeat(n)),
        new HugeText("branchingStages", n -> "FROM a AS b0\n" + branching(n / 3)),
        new HugeText(
            "variablesOfOneStage",
            n -> "FROM a AS b0\n" + numbered(n / 2, "ENV A%d=1\n") + chained(n / 2)),
        new HugeText("copies", n -> "FROM a\n" + "COPY --from=x a b\n".repeat(n)),
        new HugeText(
            "copiesFromStages", n -> numbered(n / 2, "FROM a AS b%d\nCOPY --from=c%d a /b\n")),
        new HugeText(
            "ignores", n -> "FROM a\n" + "# jdf: ignore MissingUser a\nTTY\n".repeat(n / 2)),
        new HugeText(
            "ignoresOfOneLine",
            n -> "FROM a\n" + "# jdf: ignore HostNetwork\n".repeat(n) + "TTY\n"),
        new HugeText(
            "unknownIgnores", n -> "FROM a\n" + "# jdf: ignore HostNetwrk a\nTTY\n".repeat(n)),
        new HugeText("pairsOfOneLine", n -> "FROM a\nENV" + numbered(n, " \\\nA%d=$A%d")),
        new HugeText("wordsOfOneLine", n -> "FROM a\nCAP_ADD" + " X".repeat(n)),
        new HugeText("longName", n -> "FROM a\nENV " + "a".repeat(n) + "=$" + "a".repeat(n - 1)),
        new HugeText("longReference", n -> "FROM " + "a.".repeat(n) + "b/" + "c-/".repeat(n / 9)),
        new HugeText(
            "longValueUsedOften",
            n -> "FROM a\nENV A=" + "a".repeat(n) + "\n" + "LABEL a=$A\nUSER $A\n".repeat(n / 2)),
        new HugeText("checkDirectives", n -> "# check=skip=MissingUser\n".repeat(n) + "FROM a\n"),
        new HugeText(
            "typical",
            n -> "FROM a\n"
                + "RUN apt-get update && apt-get install -y curl\nCOPY a /b\nENV C=d\n"
                    .repeat(n / 10)));
  }

  /** The lines of every instruction's example, over and over: one text an instruction. */
  public static List<HugeText> ofInstructions() {
    return Keywords.names().stream()
        .map(name -> new HugeText(name, n -> "FROM a\n" + line(name).repeat(n)))
        .toList();
  }

  private static String line(String name) {
    return InstructionPage.of(name)
        .example()
        .text()
        .lines()
        .filter(line -> line.matches(name + "( .*)?"))
        .findFirst()
        .map(line -> line + "\n")
        .orElseThrow();
  }

  /** A chain of stages, each of which two more start from. */
  private static String branching(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> "FROM b" + i + " AS b" + (i + 1) + "\nFROM b" + i + "\nTTY\n")
        .collect(Collectors.joining());
  }

  private static String numbered(int n, String format) {
    return IntStream.range(0, n)
        .mapToObj(i -> format.replace("%d", String.valueOf(i)))
        .collect(Collectors.joining());
  }

  private static String chained(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> "FROM b" + i + " AS b" + (i + 1) + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return name;
  }
}
