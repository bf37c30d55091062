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
    String word = cursor.word();
    int equals = word.indexOf('=');
    boolean flags = cursor.earlier().stream().allMatch(it -> it.startsWith("--"));
    if (!flags || !word.startsWith("--") || equals < 0) {
      return Optional.empty();
    }
    String name = word.substring("--".length(), equals);
    if (SignaturePlace.isRunMount(cursor)) {
      return Optional.of(mount(cursor, word.substring(equals + 1)));
    }
    List<String> values = FlagNames.values(cursor.keyword(), name);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values(cursor, cursor.keyword(), name, values));
  }

  private static Proposals mount(Cursor cursor, String fields) {
    String field = fields.substring(fields.lastIndexOf(',') + 1);
    int equals = field.indexOf('=');
    if (equals >= 0) {
      String key = field.substring(0, equals);
      return key.equals("from")
          ? new Proposals(
              cursor.replaced(field.substring(equals + 1), ","), StageWords.above(cursor))
          : values(cursor, FlagNames.RUN_MOUNT, key, FlagNames.mountValues(key));
    }
    List<String> written = List.of(fields.split(",", -1));
    List<Proposal> all = FlagNames.mountKeys(type(written)).stream()
        .filter(key -> written.stream().noneMatch(it -> it.equals(key) || it.startsWith(key + "=")))
        .map(key -> Proposal.of(
            FlagNames.isMountSwitch(key) ? key : key + "=",
            CompletionItemKind.Value,
            WordMeanings.of(FlagNames.RUN_MOUNT, key).orElse("")))
        .toList();
    return new Proposals(cursor.replaced(field, ",="), all);
  }

  private static String type(List<String> fields) {
    return fields.stream()
        .filter(field -> field.startsWith("type="))
        .map(field -> field.substring("type=".length()))
        .findFirst()
        .orElse("bind");
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
