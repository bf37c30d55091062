/** A spec in, what must hold in it and does not out; one rule a class. */
@NullMarked
package dev.jdf.check;

import org.jspecify.annotations.NullMarked;
