package dev.jdf.syntax;

import dev.jdf.explain.InstructionPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        new HugeText("unknownHeredocs", n -> "FROM a\n" + numbered(n, "RUN a <<X%d\n")),
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
        new HugeText("wordsOfManyLines", n -> "FROM a\nCAP_ADD" + " \\\nX".repeat(n)),
        new HugeText("pathsOfManyLines", n -> "FROM a\nVOLUME" + numbered(n, " \\\n/a%d")),
        new HugeText("backslashes", n -> "\\\n".repeat(n)),
        new HugeText("backslashesBehind", n -> "FROM a\n" + "\\\n".repeat(n)),
        new HugeText("backslashesInside", n -> "FROM a\nRUN a" + "\\\n".repeat(n) + "b\n"),
        new HugeText("emptyLines", n -> "\n".repeat(n) + "FROM a\n" + "\n".repeat(n)),
        new HugeText("carriageReturns", n -> "FROM a\r\n" + "TTY\r\n".repeat(n)),
        new HugeText("oneLetters", n -> "a\n".repeat(n)),
        new HugeText("relativePaths", n -> "FROM a\n" + "WORKDIR a\n".repeat(n)),
        new HugeText(
            "pathsFromOneThatIsKnown", n -> "FROM a\nWORKDIR /x\n" + "WORKDIR a\n".repeat(n)),
        new HugeText("systemPaths", n -> "FROM a\nWORKDIR /etc\n" + "WORKDIR a\n".repeat(n)),
        new HugeText(
            "mountsInADirectory",
            n -> "FROM dir:/usr\n"
                + IntStream.range(0, n)
                    .mapToObj(i -> "TMPFS /x" + i + "/y\n")
                    .collect(Collectors.joining())),
        new HugeText(
            "deepPathInADirectory", n -> "FROM dir:/usr\nTMPFS /a" + "/a".repeat(n) + "\n"),
        new HugeText("parentPaths", n -> "FROM a\n" + "WORKDIR a/../..\n".repeat(n)),
        new HugeText("deepPath", n -> "FROM a\n" + "TMPFS /a" + "/a".repeat(n) + "\n"),
        new HugeText(
            "nestedMounts",
            n -> "FROM a\n"
                + IntStream.range(0, n / 300)
                    .mapToObj(i -> "TMPFS /a" + "/b".repeat(i % 2000) + "\n")
                    .collect(Collectors.joining())),
        new HugeText("allPorts", n -> "FROM a\n" + "EXPOSE 1-65535\n".repeat(n)),
        new HugeText("globals", n -> numbered(n, "ARG A%d=$A%d\n") + "FROM a\n"),
        new HugeText("globalsTaken", n -> numbered(n, "ARG A%d=a\n") + "FROM a\nARG A1\n"),
        new HugeText("basesOfVariables", n -> "ARG A=a\n" + "FROM $A\n".repeat(n)),
        new HugeText("basesOfUnset", n -> numbered(n, "FROM $A%d\n")),
        new HugeText("platforms", n -> "FROM --platform=$BUILDPLATFORM a\n".repeat(n)),
        new HugeText("stagesWithLines", n -> numbered(n, "FROM host AS b%d\nUSER 1\nTTY\n")),
        new HugeText(
            "stagesWithImages", n -> numbered(n, "FROM a AS b%d\nRUN a\nCOPY --from=b%d a b\n")),
        new HugeText("sameStages", n -> "FROM host\n".repeat(n)),
        new HugeText("nextStages", n -> "FROM a AS b\n".repeat(n)),
        new HugeText("lowerCase", n -> "from a\n" + "env a=b\nLABEL a=b\n".repeat(n)),
        new HugeText(
            "heredocsWithVariables",
            n -> "FROM a\nENV A=b\n" + "COPY <<X /a\n$A ${A}\nX\n".repeat(n)),
        new HugeText("arrays", n -> "FROM a\n" + "CMD [\"a\", \"b\"]\n".repeat(n)),
        new HugeText("brokenArrays", n -> "FROM a\n" + "CMD [\"a\", b]\n".repeat(n)),
        new HugeText("quotedPairs", n -> "FROM a\n" + "ENV A=\"b c\" D='e'\n".repeat(n)),
        new HugeText("conditions", n -> "FROM a\n" + "ENV A=${A:-b}${B:+c}${C##d*}\n".repeat(n)),
        new HugeText(
            "mountsOfRun",
            n -> "FROM a\n" + "RUN --mount=type=cache,target=/a --network=none b\n".repeat(n)),
        new HugeText("wrongMounts", n -> "FROM a\n" + "RUN --mount=type=cahce b\n".repeat(n)),
        new HugeText("ignoresOfAll", n -> "FROM a\n" + "# jdf: ignore all b\nTTY\n".repeat(n / 2)),
        new HugeText(
            "ignoresOfMany",
            n -> "FROM a\n# jdf: ignore" + " TmpfsWithoutSize".repeat(3000) + "\n"
                + "TMPFS /a\n".repeat(n)),
        new HugeText("nearlyDirectives", n -> "# sytnax=a\n".repeat(n) + "FROM a\n"),
        new HugeText("unknownDirectives", n -> numbered(n, "# a%d=b\n") + "FROM a\n"),
        new HugeText("commentsBetween", n -> "FROM a\n" + "# a b\nTTY\n".repeat(n)),
        new HugeText("triggers", n -> "FROM a AS b\n" + "ONBUILD TTY\n".repeat(n) + "FROM b\n"),
        new HugeText("shells", n -> "FROM a\n" + "SHELL [\"a\"]\nCMD b\nENTRYPOINT c\n".repeat(n)),
        new HugeText("secrets", n -> "FROM a\n" + "ENV PASSWORD=a\nARG API_TOKEN\n".repeat(n)),
        new HugeText("options", n -> "FROM host\n" + numbered(n, "SECURITY_OPT a%d=b\n")),
        new HugeText(
            "typical",
            n -> "FROM a\n"
                + "RUN apt-get update && apt-get install -y curl\nCOPY a /b\nENV C=d\n"
                    .repeat(n / 10)));
  }

  /** A text of at most so many bytes, and nearly as many. */
  public String ofSize(int bytes) {
    int parts = 100;
    String best = text.apply(parts);
    for (int i = 0; i < 6; i++) {
      String now = text.apply(parts);
      double size = now.getBytes(StandardCharsets.UTF_8).length;
      if (size <= bytes) {
        best = now;
      }
      parts =
          (int) Math.max(1, Math.min(parts * (bytes / size), bytes) * (size > bytes ? 0.97 : 1));
    }
    return best;
  }

  /** The lines of every instruction's example, over and over: one text an instruction. */
  public static List<HugeText> ofInstructions() {
    return Keywords.names().stream()
        .map(name -> new HugeText(name, n -> "FROM a\n" + line(name).repeat(n)))
        .toList();
  }

  /** Lines of every instruction that differ, are wrong, or say nothing. */
  public static List<HugeText> ofOtherLines() {
    return Keywords.names().stream()
        .flatMap(name -> Stream.of(
            new HugeText(name + ", other", n -> "FROM a\n" + numbered(n, other(name))),
            new HugeText(name + ", wrong", n -> "FROM a\n" + numbered(n, name + " a%d!,b=/\n")),
            new HugeText(name + ", unset", n -> "FROM a\n" + numbered(n, name + " $A%d=$B\n")),
            new HugeText(name + ", alone", n -> "FROM a\n" + (name + "\n").repeat(n))))
        .toList();
  }

  /** The line of the example with a number in its last word. */
  private static String other(String name) {
    String line = line(name).stripTrailing();
    return line.endsWith("]") ? line.substring(0, line.length() - 2) + "%d\"]\n" : line + "%d\n";
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
