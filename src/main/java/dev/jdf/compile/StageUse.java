package dev.jdf.compile;

import dev.jdf.lower.Base;

/**
 * What a stage is looked at for.
 *
 * @param base what it stands on
 * @param runs whether it may run, and is not only copied from
 */
record StageUse(Base base, boolean runs) {}
