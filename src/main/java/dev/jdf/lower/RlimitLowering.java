package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Process.Rlimit;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code process.rlimits}, sorted by name: the last {@code ULIMIT} of each. */
final class RlimitLowering {

  private RlimitLowering() {}

  static Checked<Traced<List<Rlimit>>> lower(Profile profile) {
    Join join = new Join();
    SortedMap<String, Rlimit> limits = new TreeMap<>();
    SortedMap<String, Span> spans = new TreeMap<>();
    for (IsolationInstruction.Ulimit line : profile.all(IsolationInstruction.Ulimit.class)) {
      for (Word word : line.words()) {
        join.take(Ulimit.parse(word)).ifPresent(limit -> {
          limits.put(limit.type(), limit);
          spans.put(limit.type(), word.span());
        });
      }
    }
    return join.to(() -> new Traced<>(List.copyOf(limits.values()), origins(spans)));
  }

  private static SortedMap<String, Span> origins(SortedMap<String, Span> spans) {
    SortedMap<String, Span> origins = new TreeMap<>();
    List<Span> inOrder = new ArrayList<>(spans.values());
    for (int i = 0; i < inOrder.size(); i++) {
      origins.put("/process/rlimits/" + i, inOrder.get(i));
    }
    return origins;
  }
}
