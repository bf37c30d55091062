package dev.jdf.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.store.Refusal;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of headers, in fields of twelve bytes. */
class TarNumberTest {

  private static final int LENGTH = 12;
  private static final LayerErrors ERRORS = new LayerErrors("layer");

  @ParameterizedTest
  @CsvSource({"'', 0", "'        ', 0", "0000644, 420", "' 644 ', 420", "777777777777, 68719476735"
  })
  void digitsAreOctal(String text, long number) throws Refusal {
    assertEquals(number, read(TestTar.bytes(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "64x", "-5", "+5", "6,4"})
  void whatIsNoDigitIsRefused(String text) {
    assertEquals(
        "layer is no tar archive: a number is none",
        assertThrows(Refusal.class, () -> read(TestTar.bytes(text))).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "80 00 00 00 00 00 00 00 00 00 00 05, 5",
    "80 00 00 00 00 00 00 01 00 00 00 00, 4294967296",
    "80 00 00 00 7f ff ff ff ff ff ff ff, 9223372036854775807",
    "ff ff ff ff ff ff ff ff ff ff ff ff, -1",
    "ff ff ff ff 80 00 00 00 00 00 00 00, -9223372036854775808"
  })
  void aFirstBitMeansBytes(String hex, long number) throws Refusal {
    assertEquals(number, read(HexFormat.ofDelimiter(" ").parseHex(hex)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80 00 00 00 80 00 00 00 00 00 00 00",
        "80 00 00 01 00 00 00 00 00 00 00 05",
        "bf ff ff ff ff ff ff ff ff ff ff ff",
        "ff ff ff ff 7f ff ff ff ff ff ff ff",
        "c0 00 00 00 00 00 00 00 00 00 00 00"
      })
  void moreThanALongIsRefused(String hex) {
    assertEquals(
        "layer has a number of more than 64 bits",
        assertThrows(Refusal.class, () -> read(HexFormat.ofDelimiter(" ").parseHex(hex)))
            .getMessage());
  }

  @Test
  void whatStandsBehindTheFieldIsNotRead() throws Refusal {
    assertEquals(7, TarNumber.read(TestTar.bytes("1723"), 1, 1, ERRORS));
  }

  private static long read(byte[] bytes) throws Refusal {
    return TarNumber.read(Arrays.copyOf(bytes, LENGTH), 0, LENGTH, ERRORS);
  }
}
