package dev.jdf.plan;

import dev.jdf.linux.Errno;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a system call's error leads to.
 *
 * @param jumps where to go on for an errno that is expected
 * @param tolerant whether every other error is let pass; the result slot then holds {@code -errno}
 */
public record OnError(Map<Errno, Label> jumps, boolean tolerant) {

  /** Any error fails the plan. */
  public static final OnError FAIL = new OnError(Map.of(), false);

  /** Any error lets the plan go on; the result slot holds {@code -errno}. */
  public static final OnError GO_ON = new OnError(Map.of(), true);

  public OnError {
    jumps = Collections.unmodifiableMap(new LinkedHashMap<>(jumps));
  }

  /** This policy, and for {@code errno} to go on at {@code label}. */
  public OnError or(Errno errno, Label label) {
    Map<Errno, Label> more = new LinkedHashMap<>(jumps);
    more.put(errno, label);
    return new OnError(more, tolerant);
  }
}
