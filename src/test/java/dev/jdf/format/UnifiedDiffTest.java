package dev.jdf.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedDiffTest {

  @Test
  void onlyWhatDiffersIsShown() {
    String before = "a\n".repeat(600);
    assertEquals("", UnifiedDiff.of("f", before, before));
    assertEquals(
        "--- f\n+++ f\n@@ -598,3 +598,4 @@\n a\n a\n a\n+b\n",
        UnifiedDiff.of("f", before, before + "b\n"));
  }

  @Test
  void aChangeOfManyLinesIsOne() {
    String diff = UnifiedDiff.of("f", "a\n".repeat(600), "b\n".repeat(700));
    assertEquals(1, diff.lines().filter(line -> line.startsWith("@@")).count(), diff);
    assertTrue(diff.contains("@@ -1,600 +1,700 @@"), diff);
  }

  /** Longer than what is compared at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aPatchOfItGivesTheOtherText(int seed) throws PatchFailedException {
    Random random = new Random(seed);
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String line = String.valueOf(random.nextInt(20));
      int kind = random.nextInt(seed * 2);
      if (kind != 1) {
        before.add(line);
      }
      if (kind != 2) {
        after.add(kind == 3 ? line + "x" : line);
      }
    }
    String diff =
        UnifiedDiff.of("f", String.join("\n", before) + "\n", String.join("\n", after) + "\n");
    assertEquals(
        after,
        DiffUtils.patch(before, UnifiedDiffUtils.parseUnifiedDiff(diff.lines().toList())));
  }
}
