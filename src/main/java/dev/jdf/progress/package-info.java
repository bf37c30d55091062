/** How far the work on images has come, told while it goes on. */
@NullMarked
package dev.jdf.progress;

import org.jspecify.annotations.NullMarked;
