package dev.jdf.asm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Machine code that is being written: bytes, jumps, symbols, and references to fill in at the end. */
final class Code {

  /** Writes the distance from {@code at} to the symbol into the bytes at {@code at}. */
  interface Patch {
    void apply(byte[] bytes, int at, int distance);
  }

  private record Reference(Position at, Symbol symbol, Patch patch) {}

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<Symbol, Position> defined = new HashMap<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<Jump> jumps = new ArrayList<>();

  Position position() {
    return new Position(bytes.size(), jumps.size());
  }

  void bytes(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
  }

  void littleEndian(long value, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write((int) (value >>> (8 * i)));
    }
  }

  void define(Symbol symbol) {
    if (defined.putIfAbsent(symbol, position()) != null) {
      throw new IllegalArgumentException("defined twice: " + symbol.name());
    }
  }

  void jump(Symbol target, int nearOpcode, int farOpcode) {
    jumps.add(new Jump(position(), target, nearOpcode, farOpcode));
  }

  /** Four bytes that {@code patch} fills in once every symbol is known. */
  void refer(Symbol symbol, int placeholder, Patch patch) {
    references.add(new Reference(position(), symbol, patch));
    littleEndian(placeholder, 4);
  }

  int[] lengths(List<Position> places) {
    Layout layout = layout();
    return IntStream.range(1, places.size())
        .map(i -> layout.offset(places.get(i)) - layout.offset(places.get(i - 1)))
        .toArray();
  }

  byte[] finish() {
    Layout layout = layout();
    byte[] result = withJumps(layout);
    for (Reference reference : references) {
      int at = layout.offset(reference.at);
      int distance = layout.offset(target(reference.symbol)) - at;
      reference.patch.apply(result, at, distance);
    }
    return result;
  }

  private Layout layout() {
    return new Layout(
        jumps, jumps.stream().map(jump -> target(jump.target())).toArray(Position[]::new));
  }

  private byte[] withJumps(Layout layout) {
    ByteBuffer result = ByteBuffer.allocate(layout.offset(position()));
    byte[] others = bytes.toByteArray();
    int start = 0;
    for (int i = 0; i < jumps.size(); i++) {
      int end = jumps.get(i).at().bytes();
      result.put(others, start, end - start).put(layout.bytes(i));
      start = end;
    }
    return result.put(others, start, others.length - start).array();
  }

  private Position target(Symbol symbol) {
    Position target = defined.get(symbol);
    if (target == null) {
      throw new IllegalArgumentException("not defined: " + symbol.name());
    }
    return target;
  }
}
