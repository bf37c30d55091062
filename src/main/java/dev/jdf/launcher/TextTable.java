package dev.jdf.launcher;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts by number, for {@link Explanation} to look up. A row is for the numbers that follow those of
 * the row before it: how many they are, in a byte (0: all the rest), how many bytes the text has in
 * common with the start of the text before it, in a byte, and its other bytes up to a NUL.
 */
final class TextTable {

  private static final int LARGEST_BYTE = 255;

  private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
  private String text = "";
  private int longest;
  private int last = -1;
  private int lastInRows = -1;
  private byte[] textInRows = {};

  /** Numbers come in order; one that is left out has the text of the next. */
  void add(int number, String numbersText) {
    if (!numbersText.equals(text)) {
      finishText();
      text = numbersText;
    }
    last = number;
  }

  /** Bytes of the longest text. */
  int longest() {
    return longest;
  }

  /** Address of the table, which is complete. */
  long address(Data data) {
    finishText();
    row(0, new byte[0]);
    return data.constant(ByteBuffer.wrap(rows.toByteArray()), 1);
  }

  private void finishText() {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    longest = Math.max(longest, bytes.length);
    while (lastInRows < last) {
      int count = Math.min(last - lastInRows, LARGEST_BYTE);
      row(count, bytes);
      lastInRows += count;
    }
  }

  private void row(int count, byte[] bytes) {
    int common = Math.min(common(textInRows, bytes), LARGEST_BYTE);
    rows.write(count);
    rows.write(common);
    rows.write(bytes, common, bytes.length - common);
    rows.write(0);
    textInRows = bytes;
  }

  private static int common(byte[] one, byte[] two) {
    int mismatch = Arrays.mismatch(one, two);
    return mismatch < 0 ? one.length : mismatch;
  }
}
