/** The text of a JSON, YAML or TOML document in, a tree with the place of each value out, and back. */
@NullMarked
package dev.jdf.json;

import org.jspecify.annotations.NullMarked;
