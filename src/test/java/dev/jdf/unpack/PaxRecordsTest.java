package dev.jdf.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.store.Refusal;
import dev.jdf.unpack.PaxRecords.Pax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaxRecordsTest {

  @Test
  void aLengthCountsItselfAndValuesMayHoldAnything() throws Refusal {
    PaxRecords records = parse("12 path=foo\n8 a=b\nc\n7 b=x=\n");
    assertEquals(
        List.of(new Pax("path", "foo"), new Pax("a", "b\nc"), new Pax("b", "x=")),
        records.records());
  }

  @Test
  void theLastOneCountsAndNothingTakesItBack() throws Refusal {
    assertEquals(Optional.of("c"), parse("6 a=b\n6 a=c\n").text("a"));
    assertEquals(Optional.empty(), parse("6 a=b\n5 a=\n").text("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "6a=b\n",
        " 6 a=b\n",
        "-6 a=b\n",
        "0 a=b\n",
        "2 a=b\n",
        "5 a=b\n",
        "5 a=b",
        "7 a=b\n",
        "99 a=b\n",
        "999999999999999999 a=b\n",
        "9999999999999999999 a=b\n",
        "5 ab\n6 c=d\n",
        "6 a=b\n6 a"
      })
  void whatDoesNotFitIsRefused(String text) {
    assertEquals(
        "layer has an extended header that cannot be read",
        assertThrows(Refusal.class, () -> parse(text)).getMessage());
  }

  private static PaxRecords parse(String text) throws Refusal {
    return PaxRecords.parse(text.getBytes(StandardCharsets.ISO_8859_1), new LayerErrors("layer"));
  }
}
