/** What FROM names in, a root filesystem with its image configuration and its accounts out. */
@NullMarked
package dev.jdf.image;

import org.jspecify.annotations.NullMarked;
