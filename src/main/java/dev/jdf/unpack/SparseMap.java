package dev.jdf.unpack;

import dev.jdf.store.Refusal;
import dev.jdf.unpack.PaxRecords.Pax;
import dev.jdf.unpack.TarEntry.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the bytes of a sparse file go, in the four forms that GNU tar has written it
 * (tar.info, "Storing Sparse Files").
 */
final class SparseMap {

  static final int MOST_SEGMENTS = 1 << 17;

  private static final int PAIR = 24;
  private static final int FIELD = 12;

  private final List<Segment> segments = new ArrayList<>();
  private final LayerErrors errors;

  SparseMap(LayerErrors errors) {
    this.errors = errors;
  }

  /** Up to {@code most} pairs in a block; a length of nothing at all ends them. */
  void addBlock(byte[] block, int offset, int most) throws Refusal {
    for (int at = offset; at < offset + most * PAIR && block[at + FIELD] != 0; at += PAIR) {
      add(
          TarNumber.read(block, at, FIELD, errors),
          TarNumber.read(block, at + FIELD, FIELD, errors));
    }
  }

  /** Format 0.0: keys that come again and again. */
  void addRecords(List<Pax> records) throws Refusal {
    String offset = "";
    for (Pax record : records) {
      if (record.key().equals("GNU.sparse.offset")) {
        offset = record.value();
      } else if (record.key().equals("GNU.sparse.numbytes")) {
        add(number(offset), number(record.value()));
      }
    }
  }

  /** Formats 0.1 and 1.0: numbers, two for each segment. */
  void addNumbers(List<String> numbers) throws Refusal {
    if (numbers.size() % 2 != 0) {
      throw bad();
    }
    for (int i = 0; i < numbers.size(); i += 2) {
      add(number(numbers.get(i)), number(numbers.get(i + 1)));
    }
  }

  void addText(String map) throws Refusal {
    addNumbers(Arrays.asList(map.split(",", -1)));
  }

  long number(String text) throws Refusal {
    if (!text.matches("\\d{1,18}")) {
      throw bad();
    }
    return Long.parseLong(text);
  }

  private void add(long offset, long length) throws Refusal {
    if (segments.size() == MOST_SEGMENTS) {
      throw errors.tooMuch("has a sparse file of more than " + MOST_SEGMENTS + " parts");
    }
    segments.add(new Segment(offset, length));
  }

  /** The segments, now that it shows that they are in order and inside of the file. */
  List<Segment> segments(long size, long stored) throws Refusal {
    long end = 0;
    long sum = 0;
    for (Segment segment : segments) {
      boolean inside = segment.offset() >= end
          && segment.length() >= 0
          && segment.length() <= size - segment.offset();
      if (!inside) {
        throw bad();
      }
      end = segment.offset() + segment.length();
      sum += segment.length();
    }
    if (sum != stored) {
      throw bad();
    }
    return segments;
  }

  Refusal bad() {
    return errors.bad("has a sparse file whose parts do not fit together");
  }
}
