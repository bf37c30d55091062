/** A plan in, a static ELF executable that does exactly its system calls out. */
@NullMarked
package dev.jdf.launcher;

import org.jspecify.annotations.NullMarked;
