package dev.jdf.lsp;

import dev.jdf.explain.WordMeanings;
import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Signal;
import dev.jdf.lower.Choices;
import dev.jdf.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes arguments of which only some words make sense. */
final class OperandWords {

  private OperandWords() {}

  static Optional<Proposals> at(Cursor cursor) {
    return switch (cursor.keyword()) {
      case "NETWORK", "PID", "IPC", "UTS", "USERNS", "CGROUPNS" ->
        namespace(cursor).map(type -> whole(cursor, Choices.modes(type)));
      case "PRIVILEGED", "READ_ONLY", "INIT", "TTY" ->
        Optional.of(whole(cursor, List.of("true", "false")));
      case "STOPSIGNAL" -> Optional.of(whole(cursor, Signal.names()));
      case "ULIMIT" -> Optional.of(filled(cursor, named(cursor, Choices.ulimits())));
      case "SYSCTL" -> Optional.of(named(cursor, WordMeanings.words("SYSCTL")));
      case "SECURITY_OPT" -> Optional.of(security(cursor));
      case "MOUNT" -> mount(cursor);
      case "TMPFS" -> Optional.of(filled(cursor, tmpfs(cursor)));
      default -> Optional.empty();
    };
  }

  private static Optional<NamespaceType> namespace(Cursor cursor) {
    return switch (cursor.keyword()) {
      case "USERNS" -> Optional.of(NamespaceType.USER);
      case "CGROUPNS" -> Optional.of(NamespaceType.CGROUP);
      default -> NamespaceType.of(cursor.keyword().toLowerCase(Locale.ROOT));
    };
  }

  /** Whole arguments in front of their parts, where none is begun. */
  private static Proposals filled(Cursor cursor, Proposals parts) {
    return cursor.word().isEmpty()
        ? new Proposals(parts.replaced(), WholeArguments.of(cursor.keyword())).and(parts.all())
        : parts;
  }

  /** In front of the {@code =}. */
  private static Proposals named(Cursor cursor, List<String> names) {
    boolean named = cursor.word().indexOf('=') >= 0;
    List<String> keys =
        named ? List.of() : names.stream().map(name -> name + "=").toList();
    return proposals(cursor, cursor.word(), keys);
  }

  private static Proposals security(Cursor cursor) {
    String word = cursor.word();
    int equals = word.indexOf('=');
    if (equals >= 0) {
      String option = word.substring(0, equals);
      return valued(cursor, option, word.substring(equals + 1), Choices.securityValues(option));
    }
    List<String> keys = Choices.securityOptions().stream()
        .map(key -> key.equals("no-new-privileges") ? key : key + "=")
        .toList();
    return proposals(cursor, word, keys);
  }

  private static Optional<Proposals> mount(Cursor cursor) {
    return MountField.at(cursor)
        .map(field -> field.hasKey()
            ? valued(cursor, field.key(), field.typed(), Choices.mountValues(field.key()))
            : filled(cursor, keys(cursor, field)));
  }

  private static Proposals keys(Cursor cursor, MountField field) {
    List<String> keys = Choices.mountKeys(field.type()).stream()
        .filter(key -> !field.says(key))
        .map(key -> Choices.isBare(key) ? key : key + "=")
        .toList();
    return proposals(cursor, field.typed(), keys);
  }

  /** Behind the path. */
  private static Proposals tmpfs(Cursor cursor) {
    String word = cursor.word();
    int start = Math.max(word.lastIndexOf(','), word.indexOf(':')) + 1;
    boolean valued = word.indexOf('=', start) >= 0;
    return word.indexOf(':') < 0 || valued
        ? proposals(cursor, word, List.of())
        : proposals(cursor, word.substring(start), Choices.tmpfsOptions());
  }

  private static Proposals whole(Cursor cursor, List<String> words) {
    return proposals(cursor, cursor.word(), words);
  }

  private static Proposals proposals(Cursor cursor, String typed, List<String> words) {
    return valued(cursor, "", typed, words);
  }

  /** Behind the {@code =} of a key, or anywhere else if that is empty. */
  private static Proposals valued(Cursor cursor, String key, String typed, List<String> words) {
    Span replaced = cursor.replaced(typed, ",=");
    String name = key.isEmpty() ? "" : key + "=";
    List<Proposal> all = words.stream()
        .map(word -> Proposal.of(
            word,
            CompletionItemKind.Value,
            WordMeanings.of(cursor.keyword(), name + word).orElse("")))
        .toList();
    return new Proposals(replaced, all);
  }
}
