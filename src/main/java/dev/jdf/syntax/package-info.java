/** The text of a spec in, its instructions with their places out, evaluated for a target. */
@NullMarked
package dev.jdf.syntax;

import org.jspecify.annotations.NullMarked;
