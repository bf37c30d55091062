package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.elf.ElfImage;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Slot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what a register contains against the argument that it should be. */
final class ArgumentCheck {

  private final Binary binary;
  private final Map<String, Long> areas = new HashMap<>();
  private final Map<Long, String> owners = new HashMap<>();

  ArgumentCheck(Binary binary) {
    this.binary = binary;
  }

  void check(Arg arg, Registers.@Nullable Content content, String what) {
    assertNotNull(content, what);
    arg.accept(new Expectation(content, what));
  }

  private final class Expectation implements Arg.Visitor<Boolean> {

    private final Registers.Content content;
    private final String what;

    Expectation(Registers.Content content, String what) {
      this.content = content;
      this.what = what;
    }

    private long number() {
      assertEquals(new Registers.Content(false, content.value()), content, what);
      return content.value();
    }

    private void assertConstant(ByteBuffer expected) {
      assertEquals(expected, binary.read(number(), expected.remaining()), what);
    }

    /** The same name is the same address everywhere, and no two names share a byte. */
    private void assertArea(String name, long address, int size) {
      assertTrue(address >= ElfImage.WRITABLE, what);
      assertEquals(areas.computeIfAbsent(name, any -> address), address, what);
      for (long at = address; at < address + size; at++) {
        assertEquals(name, owners.computeIfAbsent(at, any -> name), what);
      }
    }

    private void assertSlot(Slot slot, long address) {
      assertArea("slot " + slot.name(), address, 8);
    }

    @Override
    public Boolean number(Arg.Number arg) {
      assertEquals(arg.value(), number(), what);
      return true;
    }

    @Override
    public Boolean text(Arg.Text arg) {
      assertConstant(ByteBuffer.wrap((arg.value() + "\0").getBytes(StandardCharsets.UTF_8)));
      return true;
    }

    @Override
    public Boolean bytes(Arg.Bytes arg) {
      assertConstant(arg.content());
      return true;
    }

    @Override
    public Boolean struct(Arg.Struct arg) {
      long at = number();
      for (Arg.Field field : arg.fields()) {
        int size = field.width().bytes();
        ByteBuffer bytes = binary.read(at, size);
        assertEquals(size, bytes.remaining(), what);
        check(field.value(), new Registers.Content(false, value(bytes, field)), what);
        at += size;
      }
      return true;
    }

    /** A field's bytes, and above them what the plan says, for the field cuts it off. */
    private long value(ByteBuffer bytes, Arg.Field field) {
      long value = 0;
      for (int i = bytes.remaining() - 1; i >= 0; i--) {
        value = (value << 8) | (bytes.get(i) & 0xff);
      }
      int bits = 8 * bytes.remaining();
      boolean cut = bits < 64 && field.value() instanceof Arg.Number;
      return cut ? value | ((((Arg.Number) field.value()).value() >>> bits) << bits) : value;
    }

    @Override
    public Boolean buffer(Arg.Buffer arg) {
      assertArea("buffer " + arg.name(), number(), arg.size());
      return true;
    }

    @Override
    public Boolean inside(Arg.Inside arg) {
      assertArea(
          "buffer " + arg.buffer().name(), number() - arg.delta(), arg.buffer().size());
      return true;
    }

    @Override
    public Boolean value(Arg.Value arg) {
      assertTrue(content.inMemory(), what);
      assertSlot(arg.slot(), content.value());
      return true;
    }

    @Override
    public Boolean address(Arg.Address arg) {
      assertSlot(arg.slot(), number());
      return true;
    }
  }
}
