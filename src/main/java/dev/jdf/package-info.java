/**
 * One file says what a process runs on and what it may do; a compiler, all the way down, makes it
 * run.
 *
 * <pre>
 * image.jdf ──syntax──▶ Spec ──lower──▶ OCI Config ──plan──▶ Plan ──launcher──▶ ELF ──run──▶ process
 *            (source, diagnostic)  (json, oci, store, unpack, image)  (linux)        (asm, elf)
 * </pre>
 *
 * <p>What a configuration lets a process do is told by {@code exposure}.
 *
 * <p>Each package is one stage: a pure function from one immutable value to the next. Effects live
 * at the two ends, in {@code image}, {@code run} and {@code cli}, by {@code posix} where Java does not
 * suffice.
 */
@NullMarked
package dev.jdf;

import org.jspecify.annotations.NullMarked;
