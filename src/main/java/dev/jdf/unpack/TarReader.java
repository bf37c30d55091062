package dev.jdf.unpack;

import dev.jdf.store.Refusal;
import dev.jdf.unpack.TarEntry.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tar archive, entry by entry. Names, links and extended attributes are bytes here: readers that take
 * them for UTF-8 spoil file capabilities and whatever else is binary.
 */
final class TarReader {

  /** The most that a header of names and attributes may have, in bytes. */
  private static final int MOST_HEADER = 1 << 20;

  private static final int GNU_PAIRS = 386;
  private static final int GNU_MORE = 482;
  private static final int PAIRS_IN_HEADER = 4;
  private static final int PAIRS_IN_BLOCK = 21;
  private static final int MORE_IN_BLOCK = 504;

  private final InputStream in;
  private final LayerErrors errors;

  /** Of the entry's bytes, those that were not read yet. */
  private long left;

  /** What fills its last block. */
  private long padding;

  TarReader(InputStream in, LayerErrors errors) {
    this.in = in;
    this.errors = errors;
  }

  /** The next entry; empty at the end. Bytes of the one before that were not read are passed over. */
  Optional<TarEntry> next() throws IOException {
    PaxRecords pax = new PaxRecords(List.of(), errors);
    Optional<String> longName = Optional.empty();
    Optional<String> longLink = Optional.empty();
    for (Optional<TarHeader> found = header(); found.isPresent(); found = header()) {
      TarHeader header = found.get();
      switch (header.type()) {
        case 'x' -> pax = PaxRecords.parse(content(header), errors);
        case 'L' -> longName = Optional.of(name(content(header)));
        case 'K' -> longLink = Optional.of(name(content(header)));
        // What holds for all entries is a comment in practice; no tool for images heeds it.
        case 'g' -> begin(header.number(TarHeader.Number.LENGTH));
        default -> {
          return Optional.of(entry(new EntryFields(header, pax, longName, longLink)));
        }
      }
    }
    return Optional.empty();
  }

  /** Bytes of the entry; fewer than asked for only at its end. */
  int read(byte[] buffer, int length) throws IOException {
    int wanted = (int) Math.min(length, left);
    readFully(buffer, wanted);
    left -= wanted;
    return wanted;
  }

  /** Reads what comes after the end of the archive. */
  void drain() throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (in.read(buffer) >= 0) {
      // It counts for the digest, and means nothing.
    }
  }

  /** What is said of a file, and where its bytes go: GNU tar tells of holes in four ways. */
  private TarEntry entry(EntryFields fields) throws IOException {
    begin(fields.stored());
    TarHeader header = fields.header();
    if (header.type() == 'S') {
      return sparse(
          fields, checked(header.number(TarHeader.Number.REAL_SIZE)), gnuMap(header.block()));
    }
    PaxRecords pax = fields.pax();
    Optional<Long> realSize = pax.amount("GNU.sparse.realsize");
    if (realSize.isPresent() && pax.text("GNU.sparse.major").orElse("").equals("1")) {
      return sparse(fields, realSize.get(), mapInData());
    }
    Optional<Long> size = pax.amount("GNU.sparse.size");
    if (size.isPresent()) {
      return sparse(fields, size.get(), paxMap(pax));
    }
    return fields.entry(left, left == 0 ? List.of() : List.of(new Segment(0, left)));
  }

  private TarEntry sparse(EntryFields fields, long size, SparseMap map) throws Refusal {
    return fields.entry(size, map.segments(size, left));
  }

  private long checked(long size) throws Refusal {
    if (size < 0) {
      throw errors.bad("has an entry of less than no bytes");
    }
    return size;
  }

  private SparseMap gnuMap(byte[] header) throws IOException {
    SparseMap map = new SparseMap(errors);
    map.addBlock(header, GNU_PAIRS, PAIRS_IN_HEADER);
    boolean more = header[GNU_MORE] != 0;
    byte[] block = new byte[TarHeader.SIZE];
    while (more) {
      readFully(block, block.length);
      map.addBlock(block, 0, PAIRS_IN_BLOCK);
      more = block[MORE_IN_BLOCK] != 0;
    }
    return map;
  }

  private SparseMap paxMap(PaxRecords pax) throws Refusal {
    SparseMap map = new SparseMap(errors);
    Optional<String> text = pax.text("GNU.sparse.map");
    if (text.isPresent()) {
      map.addText(text.get());
    } else {
      map.addRecords(pax.records());
    }
    return map;
  }

  /** Format 1.0: how many pairs, and then their numbers. */
  private SparseMap mapInData() throws IOException {
    SparseMap map = new SparseMap(errors);
    MapLines lines = new MapLines(this, map);
    long pairs = Math.min(map.number(lines.next()), SparseMap.MOST_SEGMENTS);
    List<String> numbers = new ArrayList<>();
    while (numbers.size() < 2 * pairs) {
      numbers.add(lines.next());
    }
    map.addNumbers(numbers);
    return map;
  }

  /** The header after all that belongs to the one before; empty at the end. */
  private Optional<TarHeader> header() throws IOException {
    skip(left);
    byte[] block = new byte[TarHeader.SIZE];
    if (in.readNBytes(block, 0, (int) padding) < padding) {
      // umoci ends an archive with the last byte of the last file.
      return Optional.empty();
    }
    begin(0);
    int count = in.readNBytes(block, 0, block.length);
    if (count == 0) {
      return Optional.empty();
    }
    if (count < block.length) {
      throw truncated();
    }
    TarHeader header = new TarHeader(block, errors);
    if (header.isEmpty()) {
      checkEnd(block);
      return Optional.empty();
    }
    header.check();
    return Optional.of(header);
  }

  /** One block of zeros ends nothing: who passes over it would see more files than who does not. */
  private void checkEnd(byte[] block) throws IOException {
    int count = in.readNBytes(block, 0, block.length);
    if (count > 0 && !new TarHeader(block, errors).isEmpty()) {
      throw errors.bad("has a block of zeros between its entries");
    }
  }

  private void begin(long size) throws Refusal {
    left = checked(size);
    padding = -size & (TarHeader.SIZE - 1);
  }

  /** The bytes of an entry that is about the next one. */
  private byte[] content(TarHeader header) throws IOException {
    long size = header.number(TarHeader.Number.LENGTH);
    if (size > MOST_HEADER) {
      throw errors.tooMuch("has a header of more than " + MOST_HEADER + " bytes");
    }
    begin(size);
    byte[] content = new byte[(int) size];
    read(content, content.length);
    return content;
  }

  /** Without the NUL at its end. */
  private static String name(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private void skip(long count) throws IOException {
    byte[] buffer = new byte[(int) Math.min(count, 1 << 16)];
    for (long rest = count; rest > 0; rest -= buffer.length) {
      readFully(buffer, (int) Math.min(rest, buffer.length));
    }
  }

  private void readFully(byte[] buffer, int length) throws IOException {
    if (in.readNBytes(buffer, 0, length) < length) {
      throw truncated();
    }
  }

  private Refusal truncated() {
    return errors.bad("ends in the midst of an entry");
  }
}
