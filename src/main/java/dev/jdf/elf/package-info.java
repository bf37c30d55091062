/** Segments in, a static ELF executable out. */
@NullMarked
package dev.jdf.elf;

import org.jspecify.annotations.NullMarked;
