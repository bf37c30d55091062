package dev.jdf.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.store.Refusal;
import dev.jdf.unpack.TarEntry.Segment;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseMapTest {

  private final SparseMap map = new SparseMap(new LayerErrors("layer"));

  @Test
  void numbersComeInPairs() throws Refusal {
    map.addNumbers(List.of("0", "3", "10", "2"));
    assertEquals(List.of(new Segment(0, 3), new Segment(10, 2)), map.segments(20, 5));
    assertEquals(UnpackCode.BAD_LAYER, refusal(List.of("1")).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+1", "0x1", " 1", "1000000000000000000", "9223372036854775808"})
  void whatIsNoAmountIsRefused(String text) {
    assertEquals(UnpackCode.BAD_LAYER, refusal(List.of(text, "1")).code());
  }

  @Test
  void thereIsAMostOfParts() {
    List<String> many = Collections.nCopies(2 * SparseMap.MOST_SEGMENTS + 2, "0");
    assertEquals(UnpackCode.TOO_MUCH, refusal(many).code());
  }

  private Refusal refusal(List<String> numbers) {
    return assertThrows(Refusal.class, () -> map.addNumbers(numbers));
  }
}
