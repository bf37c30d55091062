/** Tables of kernel facts in; names, numbers and filter programs out, and paths cleaned. */
@NullMarked
package dev.jdf.linux;

import org.jspecify.annotations.NullMarked;
