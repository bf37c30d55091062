package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What forbids to look at the lines of a file: it is no text, or none of reasonable lines. */
final class RawText {

  private static final int LONGEST = 65_535;

  /** Specs have a few thousand characters; what each instruction takes adds up. */
  private static final int LARGEST = 1 << 20;

  /** More bytes that are in no text are no slip of an editor. */
  private static final int MOST_STRAY = 100;

  /** Nobody reads more of them. */
  private static final int MOST_LONG_LINES = 10;

  private RawText() {}

  /** All of it is an error. */
  static List<Diagnostic> findings(SourceFile source) {
    if (isBinary(source)) {
      return List.of(SyntaxErrors.notText());
    }
    List<Diagnostic> longLines = longLines(source);
    return longLines.isEmpty() && source.text().length() > LARGEST
        ? List.of(SyntaxErrors.specTooLarge())
        : longLines;
  }

  private static boolean isBinary(SourceFile source) {
    int nuls = 0;
    for (int at = source.text().indexOf(0); at >= 0; at = source.text().indexOf(0, at + 1)) {
      nuls++;
    }
    int malformed = source.malformed().size();
    return (nuls > 0 && malformed > 0) || nuls + malformed > MOST_STRAY;
  }

  private static List<Diagnostic> longLines(SourceFile source) {
    List<Diagnostic> findings = new ArrayList<>();
    for (int line = 1; line <= source.lineCount(); line++) {
      Span span = source.lineSpan(line);
      boolean tooLong = span.length() > LONGEST / 3 && isTooLong(source, span);
      if (tooLong && findings.size() < MOST_LONG_LINES) {
        findings.add(SyntaxErrors.lineTooLong(span));
      }
    }
    return findings;
  }

  /** In bytes, with the end of the line. */
  private static boolean isTooLong(SourceFile source, Span span) {
    return span.length() > LONGEST
        || source.text(span).getBytes(StandardCharsets.UTF_8).length + 1 > LONGEST;
  }
}
