package dev.jdf.elf;

import dev.jdf.elf.ProgramHeader.Extent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A static executable of elf(5) with fixed addresses: read-only data, code that starts at its first
 * byte, and zeroed writable memory. No segment is both writable and executable, nor is the stack.
 *
 * @param machine {@code e_machine}
 * @param readOnly loaded at {@link #READ_ONLY}
 * @param writable bytes of memory at {@link #WRITABLE}
 */
public record ElfImage(int machine, ByteBuffer readOnly, ByteBuffer text, long writable) {

  public static final int EM_X86_64 = 62;
  public static final int EM_AARCH64 = 183;

  /** The largest page of any supported machine, so that segments never share one in memory. */
  static final int PAGE = 0x10000;

  private static final long BASE = 0x40_0000;
  private static final int SEGMENTS = 4;
  private static final int HEADERS = FileHeader.SIZE + SEGMENTS * ProgramHeader.SIZE;
  private static final int CODE_ALIGNMENT = 16;

  /** Address of the first byte of the read-only data, a multiple of 16. */
  public static final long READ_ONLY = BASE + HEADERS;

  /** Address of the first byte of the writable memory; far enough for any code before it. */
  public static final long WRITABLE = 0x1000_0000;

  public ElfImage {
    if (readOnly.remaining() + (long) text.remaining() > WRITABLE - BASE - 3 * PAGE) {
      throw new IllegalArgumentException("code and data do not fit below the writable memory");
    }
  }

  /**
   * Address of the first byte of the code. In the file it follows the data at once: the page they
   * share is mapped twice, and the addresses are a page apart.
   */
  public long textAddress() {
    return BASE + PAGE + textOffset();
  }

  /** The file; the same image always gives the same bytes. */
  public byte[] bytes() {
    ByteBuffer out =
        ByteBuffer.allocate(textOffset() + text.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    List<ProgramHeader> segments = segments();
    new FileHeader(machine, textAddress(), segments.size()).write(out);
    segments.forEach(segment -> segment.write(out));
    out.put(readOnly.duplicate());
    out.position(textOffset());
    out.put(text.duplicate());
    return out.array();
  }

  private List<ProgramHeader> segments() {
    int dataEnd = HEADERS + readOnly.remaining();
    int textSize = text.remaining();
    return List.of(
        load(ProgramHeader.PF_R, new Extent(0, dataEnd), new Extent(BASE, dataEnd)),
        load(
            ProgramHeader.PF_R | ProgramHeader.PF_X,
            new Extent(textOffset(), textSize),
            new Extent(textAddress(), textSize)),
        load(
            ProgramHeader.PF_R | ProgramHeader.PF_W,
            new Extent(0, 0),
            new Extent(WRITABLE, writable)),
        new ProgramHeader(
            ProgramHeader.PT_GNU_STACK,
            ProgramHeader.PF_R | ProgramHeader.PF_W,
            new Extent(0, 0),
            new Extent(0, 0)));
  }

  private static ProgramHeader load(int flags, Extent file, Extent memory) {
    return new ProgramHeader(ProgramHeader.PT_LOAD, flags, file, memory);
  }

  private int textOffset() {
    int end = HEADERS + readOnly.remaining();
    return end + Math.floorMod(-end, CODE_ALIGNMENT);
  }
}
