package dev.jdf.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all stages of a file have in common.
 *
 * @param globals the variables of FROM lines
 * @param stageNames for what FROM may have meant
 */
record Scope(
    Map<String, String> globals,
    Map<String, String> buildArgs,
    List<String> stageNames,
    char escape) {

  Scope {
    globals = Collections.unmodifiableMap(new LinkedHashMap<>(globals));
    buildArgs = Collections.unmodifiableMap(new LinkedHashMap<>(buildArgs));
    stageNames = List.copyOf(stageNames);
  }
}
