/** Text of a spec in, the same spec in the one layout that everybody writes out. */
@NullMarked
package dev.jdf.format;

import org.jspecify.annotations.NullMarked;
