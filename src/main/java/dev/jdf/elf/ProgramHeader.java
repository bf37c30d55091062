package dev.jdf.elf;

import java.nio.ByteBuffer;

/** {@code Elf64_Phdr} of elf(5), in its order; physical addresses are the virtual ones. */
record ProgramHeader(int type, int flags, Extent file, Extent memory) {

  /** Where something starts and how long it is. */
  record Extent(long start, long size) {}

  static final int SIZE = 56;

  static final int PT_LOAD = 1;
  static final int PT_GNU_STACK = 0x6474e551;

  static final int PF_X = 1;
  static final int PF_W = 2;
  static final int PF_R = 4;

  void write(ByteBuffer out) {
    out.putInt(type); // p_type
    out.putInt(flags); // p_flags
    out.putLong(file.start); // p_offset
    out.putLong(memory.start); // p_vaddr
    out.putLong(memory.start); // p_paddr
    out.putLong(file.size); // p_filesz
    out.putLong(memory.size); // p_memsz
    out.putLong(type == PT_LOAD ? ElfImage.PAGE : 16); // p_align
  }
}
