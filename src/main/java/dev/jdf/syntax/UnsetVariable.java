package dev.jdf.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A word that asks for a variable which nothing sets.
 *
 * @param near the variable that may have been meant
 * @param outside whether FROM lines know it
 */
public record UnsetVariable(
    Word word, String name, @Nullable String near, boolean outside) {}
