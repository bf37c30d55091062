/** A configuration in, what its process may do out: facts, their lines, and what others may do. */
@NullMarked
package dev.jdf.exposure;

import org.jspecify.annotations.NullMarked;
