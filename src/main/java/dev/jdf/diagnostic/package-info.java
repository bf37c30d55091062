/** Findings as values in, text with code frames out. */
@NullMarked
package dev.jdf.diagnostic;

import org.jspecify.annotations.NullMarked;
