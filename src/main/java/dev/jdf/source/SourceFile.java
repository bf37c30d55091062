package dev.jdf.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The name and the text of a file, and where its lines start. Lines end at LF. */
public final class SourceFile {

  private final String name;
  private final String text;
  private final List<Span> malformed;
  private final int[] lineStarts;

  public SourceFile(String name, String text) {
    this(name, text, List.of());
  }

  private SourceFile(String name, String text, List<Span> malformed) {
    this.name = name;
    this.text = text;
    this.malformed = List.copyOf(malformed);
    this.lineStarts = lineStarts(text);
  }

  /**
   * Decodes UTF-8. A byte that is not UTF-8 becomes U+FFFD and its place is in {@link #malformed}.
   */
  public static SourceFile decode(String name, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    List<Span> malformed = new ArrayList<>();
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        malformed.add(new Span(out.position(), out.position() + 1));
        out.put('\uFFFD');
        in.get();
      }
      result = decoder.decode(in, out, true);
    }
    return new SourceFile(name, out.flip().toString(), malformed);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** One span for each replaced byte, in file order. */
  public List<Span> malformed() {
    return malformed;
  }

  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /** The line, from 1, that holds {@code offset}. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** A byte order mark is no column. */
  public Position position(int offset) {
    int line = line(offset);
    int start = lineStarts[line - 1];
    boolean marked = start == 0 && offset > 0 && text.charAt(0) == '\uFEFF';
    return new Position(line, text.codePointCount(start, offset) + (marked ? 0 : 1));
  }

  /** The span of line {@code line}, from 1, without its LF or CR LF. */
  public Span lineSpan(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return new Span(start, end);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }
}
