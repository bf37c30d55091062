package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever is known of earlier versions of a text, it is parsed as if it were new. */
class KnownLinesTest {

  private static final String TEXT = """
      ARG TAG=1
      FROM --platform=$TAG host:${TAG} AS base
      env A=1 B="x y" C=\\"
      LABEL a b c
        CAP_DROP ALL # not now
      HEALTHCHECK --interval=5s CMD ["a\\u0041", "b"]
      HEALTHCHECK CMD --x y
      READ_ONLY
      MEMORY 1m 2m
      ONBUILD RUN echo
      RUN --mount=type=tmpfs,target=/a echo \\
        # in between
        b
      COPY --chown="a b" [ "x", "\ud83d\ude00" ] /y
      CAP_DROPP x
      RUN <<E cat
      USER b
      E
      CAP_DROP ALL
      cmd echo $A\t
      """;

  /** Mostly what changes how lines around it are read. */
  private static final List<String> PIECES = List.of(
      "\n",
      "\\\n",
      "`\n",
      "# escape=`\n",
      "#",
      " ",
      "\r\n",
      "x\n",
      "ONBUILD ",
      "RUN <<E\n",
      "E\n",
      "<<",
      "FROM x\n",
      "CAP_DROP ALL\n",
      "\ufeff",
      "\u00e4",
      "\"");

  @RepeatedTest(60)
  void aTextThatIsTypedIsParsedAsIfItWereNew(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    KnownLines known = new KnownLines();
    String text =
        random.nextBoolean() ? TEXT : RandomText.edited(repetition.getCurrentRepetition());
    for (int step = 0; step < 40; step++) {
      SourceFile source = new SourceFile("image.jdf", text);
      assertEquals(SpecParser.parse(source), SpecParser.parse(source, known), text);
      text = edited(text, random);
    }
  }

  /** At the start of the text now and then, where directives are. */
  private static String edited(String text, Random random) {
    int at = random.nextInt(5) == 0 ? 0 : random.nextInt(text.length() + 1);
    int lineStart = text.lastIndexOf('\n', at - 1) + 1;
    int start = random.nextBoolean() ? at : lineStart;
    int end = Math.min(text.length(), start + (random.nextBoolean() ? 0 : random.nextInt(9)));
    return text.substring(0, start)
        + PIECES.get(random.nextInt(PIECES.size()))
        + text.substring(end);
  }

  @Test
  void linesInOnePieceAreKnown() {
    KnownLines known = new KnownLines();
    String text = "FROM host\n  USER 1 \nRUN a \\\n b\nRUN <<E\nE\nONBUILD RUN x\nUSERR 2\n";
    SpecParser.parse(new SourceFile("image.jdf", text), known);
    assertEquals(Set.of("FROM host", "USER 1 "), known.of('\\').keySet());
    assertEquals(Set.of(), known.of('`').keySet());
  }
}
