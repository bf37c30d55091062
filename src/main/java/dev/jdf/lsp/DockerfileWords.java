package dev.jdf.lsp;

import dev.jdf.explain.WordMeanings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes the words that instructions of Dockerfile have of their own: AS, NONE, CMD, protocols. */
final class DockerfileWords {

  private DockerfileWords() {}

  static Optional<Proposals> at(Cursor cursor) {
    List<String> operands =
        cursor.earlier().stream().filter(word -> !word.startsWith("--")).toList();
    return switch (cursor.keyword()) {
      case "FROM" -> operands.size() == 1 ? Optional.of(name(cursor)) : Optional.empty();
      case "HEALTHCHECK" -> operands.isEmpty() ? Optional.of(check(cursor)) : Optional.empty();
      case "EXPOSE" -> protocol(cursor);
      default -> Optional.empty();
    };
  }

  private static Proposals name(Cursor cursor) {
    String as = cursor.wantsLowerCase() ? "as" : "AS";
    return new Proposals(
        cursor.replaced(cursor.word(), ""),
        List.of(new Proposal(
            as, CompletionItemKind.Keyword, meaning("FROM", "AS"), as + " ${1:name}")));
  }

  /** Flags behind them: most checks are well with docker's times. */
  private static Proposals check(Cursor cursor) {
    List<Proposal> all = new ArrayList<>();
    all.add(new Proposal(
        "CMD",
        CompletionItemKind.Value,
        meaning("HEALTHCHECK", "CMD"),
        "CMD [\"${1:/program}\"${2:, \"argument\"}]"));
    if (cursor.earlier().isEmpty()) {
      all.add(Proposal.of("NONE", CompletionItemKind.Value, meaning("HEALTHCHECK", "NONE")));
    }
    if (cursor.word().isEmpty()) {
      all.addAll(FlagWords.rest(cursor));
    }
    return new Proposals(cursor.replaced(cursor.word(), ""), all);
  }

  private static Optional<Proposals> protocol(Cursor cursor) {
    String word = cursor.word();
    int slash = word.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    List<Proposal> all = WordMeanings.words("EXPOSE").stream()
        .map(it -> Proposal.of(it, CompletionItemKind.Value, meaning("EXPOSE", it)))
        .toList();
    return Optional.of(new Proposals(
        cursor.replaced(word.substring(slash + 1).toLowerCase(Locale.ROOT), ""), all));
  }

  private static String meaning(String instruction, String word) {
    return WordMeanings.of(instruction, word).orElse("");
  }
}
