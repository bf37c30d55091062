package dev.jdf.check;

/**
 * Where a spec is checked.
 *
 * @param settings of the project
 */
record Site(Settings settings, Machine machine) {}
