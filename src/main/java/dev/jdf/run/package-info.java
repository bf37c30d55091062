/**
 * A plan's launcher in, a running process out; and what a plan has to know of the machine. The only
 * room that asks the kernel for anything.
 */
@NullMarked
package dev.jdf.run;

import org.jspecify.annotations.NullMarked;
