package dev.jdf.check;

/**
 * Where a spec is checked.
 *
 * @param settings of the project
 * @param devices of the machine
 */
record Site(Settings settings, Devices devices) {}
