/** Instructions and symbols in, bytes of machine code out; one class a processor. */
@NullMarked
package dev.jdf.asm;

import org.jspecify.annotations.NullMarked;
