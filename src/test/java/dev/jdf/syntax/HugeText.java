package dev.jdf.syntax;

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
        new HugeText("copies", n -> "FROM a\n" + "COPY --from=x a b\n".repeat(n)),
        new HugeText(
            "typical",
            n -> "FROM a\n"
                + "RUN apt-get update && apt-get install -y curl\nCOPY a /b\nENV C=d\n"
                    .repeat(n / 10)));
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
