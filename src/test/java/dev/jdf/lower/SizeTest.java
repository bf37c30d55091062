package dev.jdf.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.diagnostic.Checked;
import dev.jdf.source.Span;
import dev.jdf.syntax.Word;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "64m, 67108864",
    "64M, 67108864",
    "64mb, 67108864",
    "64MiB, 67108864",
    "1b, 1",
    "'1 g', 1073741824",
    "1.5k, 1536",
    ".5k, 512",
    "1.k, 1024",
    "1e3, 1000",
    "1p, 1125899906842624",
    "8191p, 9222246136947933184"
  })
  void sizesAreDockers(String text, long bytes) {
    assertEquals(Optional.of(bytes), parse(text).value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-1", "abc", " 1", "1  g", "1x", "1bb", "1kk", "1mib2", "0x10", "1_000", "1.2.3", ".",
        "inf", "1e", "++1"
      })
  void whatIsNoSizeIsRefused(String text) {
    assertEquals("JDF120", code(parse(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8192p", "9223372036854775808", "1e400", "99999999999999999999"})
  void whatOverflowsIsRefused(String text) {
    assertEquals("JDF121", code(parse(text)));
  }

  @Test
  void anEndlessExponentIsNotWaitedFor() {
    assertEquals("JDF121", code(parse("1e999999999")));
  }

  private static Checked<Long> parse(String text) {
    return Size.parse(new Word(text, new Span(0, text.length())));
  }

  private static String code(Checked<Long> result) {
    assertEquals(Optional.empty(), result.value());
    return result.findings().get(0).code().id();
  }
}
