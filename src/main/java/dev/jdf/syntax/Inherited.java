package dev.jdf.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an image brings that the lines of a stage depend on.
 *
 * @param variables its environment
 * @param triggers the instructions that its ONBUILD keeps for the first stage, as text
 * @param shell what runs the shell form of commands; empty if it says nothing
 */
public record Inherited(Map<String, String> variables, List<String> triggers, List<String> shell) {

  /** Of an image that says nothing. */
  public static final Inherited NOTHING =
      new Inherited(Collections.emptyMap(), List.of(), List.of());

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  public Inherited {
    Map<String, String> all = new LinkedHashMap<>(variables);
    all.putIfAbsent("PATH", PATH);
    variables = Collections.unmodifiableMap(all);
    triggers = List.copyOf(triggers);
    shell = List.copyOf(shell);
  }
}
