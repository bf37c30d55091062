/** Files that a user names: read whole, written whole, with findings where that fails. */
@NullMarked
package dev.jdf.file;

import org.jspecify.annotations.NullMarked;
