package dev.jdf.diagnostic;

/**
 * What findings are shown on.
 *
 * @param columns to which long source lines are cut; 0 never cuts
 * @param wraps whether what stands beside carets is broken to the columns, too: a program that reads
 *     it wants lines as they are
 */
public record Screen(boolean colour, int columns, boolean wraps) {}
