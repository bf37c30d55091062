package dev.jdf.asm;

/**
 * A place in code whose jumps have no length yet.
 *
 * @param bytes how many there are before it, without those of jumps
 * @param jumps how many there are before it
 */
public record Position(int bytes, int jumps) {}
