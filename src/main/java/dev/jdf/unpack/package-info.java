/**
 * The layers of an image in the store in, one tree of files out. The archives are not trusted: whatever
 * they say, nothing outside of that tree is made, changed or read.
 *
 * <p>Names in archives are bytes. They are kept as texts with one char for each byte (ISO 8859-1).
 */
@NullMarked
package dev.jdf.unpack;

import org.jspecify.annotations.NullMarked;
