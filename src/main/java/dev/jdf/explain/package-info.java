/** A word (a code, an instruction, a capability) → the page that explains it, from data files. */
@NullMarked
package dev.jdf.explain;

import org.jspecify.annotations.NullMarked;
