package dev.jdf.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks of a spec.
 *
 * @param target the stage to compile, the last one if absent
 * @param buildArgs values for ARG
 * @param platform of the machine, {@code linux/amd64}
 */
public record Request(Optional<String> target, Map<String, String> buildArgs, String platform) {

  /** Of nobody in particular: the last stage, without values for ARG. */
  public static final Request PLAIN =
      new Request(Optional.empty(), Collections.emptyMap(), "linux/amd64");

  public Request {
    buildArgs = Collections.unmodifiableMap(new LinkedHashMap<>(buildArgs));
  }
}
