package dev.jdf.launcher;

import dev.jdf.elf.ElfImage;
import dev.jdf.launcher.Operand.Constant;
import dev.jdf.launcher.Operand.Held;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Slot;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a launcher while its code is written: every argument gets its address on first use,
 * and equal read-only bytes share one.
 */
final class Data implements Arg.Visitor<Operand> {

  /** Slots lie together at the start, within short reach of the code; more lie among the buffers. */
  private static final int SLOT_SPACE = 1024;

  private static final int STRUCT_ALIGNMENT = 8;
  private static final int BUFFER_ALIGNMENT = 16;

  private record Key(int alignment, ByteBuffer content) {

    // A key of maps: a record's own methods are linked at run time, which delays every cold start.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && that.alignment == alignment
          && that.content.equals(content);
    }

    @Override
    public int hashCode() {
      return 31 * content.hashCode() + alignment;
    }
  }

  private record Area(long address, int size) {}

  private final ByteArrayOutputStream readOnly = new ByteArrayOutputStream();
  private final Map<Key, Long> constants = new HashMap<>();
  private final Map<Slot, Held> slots = new HashMap<>();
  private final Map<String, Area> buffers = new HashMap<>();
  private long buffersEnd = ElfImage.WRITABLE + SLOT_SPACE;

  ByteBuffer readOnly() {
    return ByteBuffer.wrap(readOnly.toByteArray());
  }

  /** Bytes of writable memory. */
  long writable() {
    return buffersEnd - ElfImage.WRITABLE;
  }

  Operand operand(Arg arg) {
    return arg.accept(this);
  }

  Held slot(Slot slot) {
    return slots.computeIfAbsent(slot, any -> new Held(slotAddress()));
  }

  /** Address of these bytes in read-only memory. */
  long constant(ByteBuffer content, int alignment) {
    return constants.computeIfAbsent(
        new Key(alignment, content.duplicate()), key -> append(key.content, alignment));
  }

  private long append(ByteBuffer content, int alignment) {
    readOnly.writeBytes(new byte[Math.floorMod(-readOnly.size(), alignment)]);
    long address = ElfImage.READ_ONLY + readOnly.size();
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    readOnly.writeBytes(bytes);
    return address;
  }

  private long slotAddress() {
    long offset = 8L * slots.size();
    return offset < SLOT_SPACE ? ElfImage.WRITABLE + offset : allocate(8);
  }

  private long allocate(int size) {
    long address = buffersEnd;
    buffersEnd += size + Math.floorMod(-size, BUFFER_ALIGNMENT);
    return address;
  }

  @Override
  public Operand number(Arg.Number arg) {
    return new Constant(arg.value());
  }

  @Override
  public Operand text(Arg.Text arg) {
    byte[] bytes = (arg.value() + "\0").getBytes(StandardCharsets.UTF_8);
    return new Constant(constant(ByteBuffer.wrap(bytes), 1));
  }

  @Override
  public Operand bytes(Arg.Bytes arg) {
    return new Constant(constant(arg.content(), STRUCT_ALIGNMENT));
  }

  @Override
  public Operand struct(Arg.Struct arg) {
    int size = arg.fields().stream().mapToInt(field -> field.width().bytes()).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    for (Arg.Field field : arg.fields()) {
      long value = fixed(field);
      for (int i = 0; i < field.width().bytes(); i++) {
        bytes.put((byte) (value >>> (8 * i)));
      }
    }
    return new Constant(constant(bytes.flip(), STRUCT_ALIGNMENT));
  }

  private long fixed(Arg.Field field) {
    if (operand(field.value()) instanceof Constant constant) {
      return constant.value();
    }
    throw new IllegalArgumentException("a slot's value in a read-only field: " + field.name());
  }

  @Override
  public Operand buffer(Arg.Buffer arg) {
    return new Constant(address(arg));
  }

  private long address(Arg.Buffer buffer) {
    Area area = buffers.computeIfAbsent(
        buffer.name(), name -> new Area(allocate(buffer.size()), buffer.size()));
    if (area.size != buffer.size()) {
      throw new IllegalArgumentException("two sizes of buffer " + buffer.name());
    }
    return area.address;
  }

  @Override
  public Operand inside(Arg.Inside arg) {
    return new Constant(address(arg.buffer()) + arg.delta());
  }

  @Override
  public Operand value(Arg.Value arg) {
    return slot(arg.slot());
  }

  @Override
  public Operand address(Arg.Address arg) {
    return new Constant(slot(arg.slot()).address());
  }
}
