/** How fast the front end is: bench/README.md. */
@NullMarked
package dev.jdf.bench;

import org.jspecify.annotations.NullMarked;
