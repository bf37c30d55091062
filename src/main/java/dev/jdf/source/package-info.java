/** Bytes of a file in, its text with spans, lines and columns out. */
@NullMarked
package dev.jdf.source;

import org.jspecify.annotations.NullMarked;
