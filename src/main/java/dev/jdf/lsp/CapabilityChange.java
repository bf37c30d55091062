package dev.jdf.lsp;

import dev.jdf.linux.Capability;
import dev.jdf.lower.HeldCapabilities;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a line about capabilities gives and takes, of those that the lines above it left. */
final class CapabilityChange {

  private static final int FEW = 14;

  private CapabilityChange() {}

  /** Absent for other lines, for those that change nothing, and where no stage is around. */
  static Optional<String> of(Document document, Instruction line) {
    if (!(line instanceof CapAdd || line instanceof CapDrop || line instanceof Privileged)) {
      return Optional.empty();
    }
    int start = line.span().start();
    Optional<Set<Capability>> above = bounds(document, start - 1);
    Optional<Set<Capability>> here = bounds(document, start);
    return above.flatMap(
        before -> here.filter(after -> !after.equals(before)).map(after -> change(before, after)));
  }

  /** What no program can exceed, of all up to a place. */
  private static Optional<Set<Capability>> bounds(Document document, int offset) {
    return Scope.of(document, offset)
        .upToHere()
        .map(profile -> HeldCapabilities.of(profile).bounding());
  }

  private static String change(Set<Capability> before, Set<Capability> after) {
    Set<Capability> given = new TreeSet<>(after);
    given.removeAll(before);
    Set<Capability> taken = new TreeSet<>(before);
    taken.removeAll(after);
    String left = before.size() + " → " + after.size() + " capabilities in the bounding set";
    return left + part("; gives ", given) + part("; takes away ", taken);
  }

  private static String part(String verb, Collection<Capability> some) {
    String names =
        some.stream().limit(FEW).map(Capability::shortName).collect(Collectors.joining(" "));
    int more = some.size() - FEW;
    return some.isEmpty() ? "" : verb + names + (more > 0 ? " and " + more + " more" : "");
  }
}
