package dev.jdf.lower;

import dev.jdf.linux.Arch;

/**
 * What the configuration is made for.
 *
 * @param uid the caller's, whose ids {@code USERNS private} maps
 * @param surroundings what the spec may name outside of itself
 * @param sourceMap whether the configuration says which line asked for what
 */
public record Target(Arch arch, long uid, long gid, Surroundings surroundings, boolean sourceMap) {}
