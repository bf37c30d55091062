/** What a command reads from and writes to, and what a person sees of its findings there. */
@NullMarked
package dev.jdf.console;

import org.jspecify.annotations.NullMarked;
