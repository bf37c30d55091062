package dev.jdf.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found at the targets of a text when it was last checked: while somebody types, most stages
 * stay as they are. What a stage says, with those that it starts from, decides what is found at it,
 * wherever it stands; so does its root, and so does what the whole text has in common.
 */
final class KnownTargets {

  private final @Nullable KnownTargets written;
  private @Nullable Object common;
  private Map<List<String>, Known> before = Map.of();
  private Map<List<String>, Known> now = new HashMap<>();

  KnownTargets() {
    this(null);
  }

  /**
   * Of a text that a mistake was mended in.
   *
   * @param written what is known of it as it was written, mostly the same, for the first mistake
   */
  KnownTargets(@Nullable KnownTargets written) {
    this.written = written;
  }

  private record Known(ChainText chain, StageUse use, TargetFindings findings) {}

  /**
   * Begins a check. What the one before the last has found is forgotten.
   *
   * @param inCommon all that decides what is found, apart from stages and roots
   */
  synchronized void begin(Object inCommon) {
    before = inCommon.equals(common) ? now : fromWritten(inCommon);
    common = inCommon;
    now = new HashMap<>();
  }

  private Map<List<String>, Known> fromWritten(Object inCommon) {
    return written == null ? Map.of() : written.copy(inCommon);
  }

  private synchronized Map<List<String>, Known> copy(Object inCommon) {
    return inCommon.equals(common) ? Map.copyOf(now) : Map.of();
  }

  /** The findings, at the places where the stages are now. */
  synchronized Optional<TargetFindings> find(ChainText chain, StageUse use) {
    Known known =
        Optional.ofNullable(now.get(chain.texts())).orElseGet(() -> before.get(chain.texts()));
    if (known == null || !known.use().equals(use)) {
      return Optional.empty();
    }
    TargetFindings moved = known.findings().moved(known.chain().to(chain));
    now.put(chain.texts(), new Known(chain, use, moved));
    return Optional.of(moved);
  }

  /** Keeps findings that depend on nothing else, and lie in these stages alone. */
  synchronized void keep(ChainText chain, StageUse use, TargetFindings findings) {
    if (findings.areIn(chain)) {
      now.put(chain.texts(), new Known(chain, use, findings));
    }
  }
}
