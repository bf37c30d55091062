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
      case "MOUNT" -> Optional.of(filled(cursor, mount(cursor)));
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
      return valued(cursor, option, word.substring(equals + 1), Choices.securityValues(option))
          .and(option.equals("seccomp") ? files(cursor, word.substring(equals + 1)) : List.of());
    }
    List<String> keys = Choices.securityOptions().stream()
        .map(key -> key.equals("no-new-privileges") ? key : key + "=")
        .toList();
    return proposals(cursor, word, keys);
  }

  private static Proposals mount(Cursor cursor) {
    String field = cursor.word().substring(cursor.word().lastIndexOf(',') + 1);
    int equals = field.indexOf('=');
    if (equals >= 0) {
      String key = field.substring(0, equals);
      String typed = field.substring(equals + 1);
      return valued(cursor, key, typed, Choices.mountValues(key))
          .and(isSource(key) ? PathWords.below(cursor, typed, entry -> true) : List.of());
    }
    List<String> written = List.of(cursor.word().split(",", -1));
    List<String> keys = Choices.mountKeys(mountType(written)).stream()
        .filter(key -> written.stream().noneMatch(it -> it.startsWith(key + "=")))
        .map(key -> Choices.isBare(key) ? key : key + "=")
        .toList();
    return proposals(cursor, field, keys);
  }

  private static boolean isSource(String key) {
    return key.equals("source") || key.equals("src");
  }

  /** Where a word may stand as well, files are shown once one is begun. */
  private static List<Proposal> files(Cursor cursor, String typed) {
    return typed.isEmpty() ? List.of() : PathWords.below(cursor, typed, entry -> true);
  }

  private static String mountType(List<String> fields) {
    return fields.stream()
        .filter(field -> field.startsWith("type="))
        .map(field -> field.substring("type=".length()))
        .findFirst()
        .orElse("bind");
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
    boolean valued = cursor.document().source().text().startsWith("=", replaced.end());
    String name = key.isEmpty() ? "" : key + "=";
    List<Proposal> all = words.stream()
        .map(word -> Proposal.of(
            valued && word.endsWith("=") ? word.substring(0, word.length() - 1) : word,
            CompletionItemKind.Value,
            WordMeanings.of(cursor.keyword(), name + word).orElse("")))
        .toList();
    return new Proposals(replaced, all);
  }
}
