package dev.jdf.lsp;

import dev.jdf.explain.WordMeanings;
import dev.jdf.linux.Capability;
import dev.jdf.lower.HeldCapabilities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes capabilities: those to add that are not held, those to drop that are. */
final class CapabilityNames {

  private static final String PREFIX = "CAP_";

  private CapabilityNames() {}

  static Optional<Proposals> at(Cursor cursor) {
    return switch (cursor.keyword()) {
      case "CAP_ADD" -> Optional.of(toAdd(cursor));
      case "CAP_DROP" -> Optional.of(toDrop(cursor));
      default -> Optional.empty();
    };
  }

  private static Proposals toAdd(Cursor cursor) {
    Set<Capability> rest = new TreeSet<>(Capability.all());
    rest.removeAll(held(cursor));
    List<Proposal> all = proposals(cursor, rest);
    all.add(everything(cursor));
    return new Proposals(cursor.replaced(cursor.word(), ""), all);
  }

  private static Proposals toDrop(Cursor cursor) {
    List<Proposal> all = new ArrayList<>();
    all.add(everything(cursor));
    all.addAll(proposals(cursor, held(cursor)));
    return new Proposals(cursor.replaced(cursor.word(), ""), all);
  }

  /** By all lines of the stage but this one. */
  private static Set<Capability> held(Cursor cursor) {
    return Scope.of(cursor.document(), cursor.start())
        .others()
        .<Set<Capability>>map(profile -> HeldCapabilities.of(profile).bounding())
        .orElseGet(() -> new TreeSet<>(Capability.dockerDefaults()));
  }

  private static List<Proposal> proposals(Cursor cursor, Collection<Capability> wanted) {
    boolean full = cursor.word().toUpperCase(Locale.ROOT).startsWith(PREFIX);
    List<Proposal> proposals = new ArrayList<>();
    for (Capability capability : wanted) {
      if (cursor.earlier().stream().noneMatch(word -> names(word, capability))) {
        String name = full ? capability.name() : capability.shortName();
        String detail = capability.meaning() + "; risk: " + capability.risk();
        proposals.add(Proposal.of(cased(cursor, name), CompletionItemKind.EnumMember, detail));
      }
    }
    return proposals;
  }

  private static boolean names(String word, Capability capability) {
    return Capability.parse(word).filter(capability::equals).isPresent();
  }

  private static Proposal everything(Cursor cursor) {
    String detail = WordMeanings.of(cursor.keyword(), "ALL").orElse("");
    return Proposal.of(cased(cursor, "ALL"), CompletionItemKind.EnumMember, detail);
  }

  private static String cased(Cursor cursor, String name) {
    String typed = cursor.word();
    boolean lower = !typed.isEmpty() && typed.equals(typed.toLowerCase(Locale.ROOT));
    return lower ? name.toLowerCase(Locale.ROOT) : name;
  }
}
