package dev.jdf.lsp;

import dev.jdf.explain.WordMeanings;
import dev.jdf.syntax.FlagNames;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes the values of flags, and the fields of {@code RUN --mount=}. */
final class FlagValues {

  private FlagValues() {}

  static Optional<Proposals> at(Cursor cursor) {
    return cursor.keyword().equals("RUN") && MountField.at(cursor).isPresent()
        ? MountField.at(cursor).map(field -> mount(cursor, field))
        : flag(cursor);
  }

  private static Optional<Proposals> flag(Cursor cursor) {
    String word = cursor.word();
    int equals = word.indexOf('=');
    boolean flags = cursor.earlier().stream().allMatch(it -> it.startsWith("--"));
    if (!flags || !word.startsWith("--") || equals < 0) {
      return Optional.empty();
    }
    String name = word.substring("--".length(), equals);
    List<String> values = FlagNames.values(cursor.keyword(), name);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values(cursor, cursor.keyword(), name, values));
  }

  private static Proposals mount(Cursor cursor, MountField field) {
    String key = field.key();
    if (key.equals("from")) {
      return new Proposals(cursor.replaced(field.typed(), ","), StageWords.above(cursor));
    }
    if (field.hasKey()) {
      return values(cursor, FlagNames.RUN_MOUNT, key, FlagNames.mountValues(key));
    }
    List<Proposal> all = FlagNames.mountKeys(field.type()).stream()
        .filter(it -> !field.says(it))
        .map(it -> Proposal.of(
            FlagNames.isMountSwitch(it) ? it : it + "=",
            CompletionItemKind.Value,
            WordMeanings.of(FlagNames.RUN_MOUNT, it).orElse("")))
        .toList();
    return new Proposals(cursor.replaced(field.typed(), ",="), all);
  }

  private static Proposals values(Cursor cursor, String of, String key, List<String> values) {
    List<Proposal> all = values.stream()
        .map(value -> Proposal.of(
            value,
            CompletionItemKind.Value,
            WordMeanings.of(of, key + "=" + value).orElse("")))
        .toList();
    String word = cursor.word();
    return new Proposals(cursor.replaced(word.substring(word.lastIndexOf('=') + 1), ","), all);
  }
}
