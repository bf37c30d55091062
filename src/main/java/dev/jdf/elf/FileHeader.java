package dev.jdf.elf;

import java.nio.ByteBuffer;

/** {@code Elf64_Ehdr} of elf(5), as far as a static executable without sections sets it. */
record FileHeader(int machine, long entry, int programHeaders) {

  static final int SIZE = 64;

  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
  private static final byte ELFCLASS64 = 2;
  private static final byte ELFDATA2LSB = 1;
  private static final byte EV_CURRENT = 1;
  private static final short ET_EXEC = 2;

  void write(ByteBuffer out) {
    out.put(MAGIC).put(ELFCLASS64).put(ELFDATA2LSB).put(EV_CURRENT).put(new byte[9]); // e_ident
    out.putShort(ET_EXEC); // e_type
    out.putShort((short) machine); // e_machine
    out.putInt(EV_CURRENT); // e_version
    out.putLong(entry); // e_entry
    out.putLong(SIZE); // e_phoff
    out.putLong(0); // e_shoff
    out.putInt(0); // e_flags
    out.putShort((short) SIZE); // e_ehsize
    out.putShort((short) ProgramHeader.SIZE); // e_phentsize
    out.putShort((short) programHeaders); // e_phnum
    out.putShort((short) 0); // e_shentsize
    out.putShort((short) 0); // e_shnum
    out.putShort((short) 0); // e_shstrndx
  }
}
