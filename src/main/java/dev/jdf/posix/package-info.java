/** The calls of libc that Java lacks, by open file: the one room that leaves the JVM. */
@NullMarked
package dev.jdf.posix;

import org.jspecify.annotations.NullMarked;
