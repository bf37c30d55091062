package dev.jdf.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A value of 64 bits that a step uses: known when compiling, an address, or held in a slot. */
public sealed interface Arg {

  <R> R accept(Visitor<R> visitor);

  /** A number, and the way strace prints it: {@code MS_NOSUID|MS_NODEV}. */
  record Number(long value, String text) implements Arg {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.number(this);
    }
  }

  /** The address of a NUL-terminated UTF-8 string in read-only memory. */
  record Text(String value) implements Arg {
    public Text {
      if (value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
        throw new IllegalArgumentException("not a C string: " + value);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** The address of bytes in read-only memory, such as a BPF program; {@code text} describes them. */
  record Bytes(String text, ByteBuffer content) implements Arg {
    public Bytes {
      content = content.asReadOnlyBuffer();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bytes(this);
    }
  }

  /** The address of a C structure in read-only memory; its fields follow without padding. */
  record Struct(List<Field> fields) implements Arg {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.struct(this);
    }
  }

  /** The address of {@code size} zeroed writable bytes; the same name is the same memory. */
  record Buffer(String name, int size) implements Arg {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.buffer(this);
    }
  }

  /** The address {@code delta} bytes after a buffer's start. */
  record Inside(Buffer buffer, int delta) implements Arg {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.inside(this);
    }
  }

  /** The value that a slot holds. */
  record Value(Slot slot) implements Arg {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.value(this);
    }
  }

  /** The address of a slot. */
  record Address(Slot slot) implements Arg {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.address(this);
    }
  }

  /** A member of a structure: anything but {@link Value}, for the structure is read-only. */
  record Field(String name, Width width, Arg value) {}

  interface Visitor<R> {
    R number(Number arg);

    R text(Text arg);

    R bytes(Bytes arg);

    R struct(Struct arg);

    R buffer(Buffer arg);

    R inside(Inside arg);

    R value(Value arg);

    R address(Address arg);
  }

  Number ZERO = new Number(0, "0");

  /** A null pointer. */
  Number NULL = new Number(0, "NULL");

  static Number number(long value) {
    return new Number(value, Long.toString(value));
  }

  static Text text(String value) {
    return new Text(value);
  }

  static Value value(Slot slot) {
    return new Value(slot);
  }
}
