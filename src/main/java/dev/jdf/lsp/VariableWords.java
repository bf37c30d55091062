package dev.jdf.lsp;

import dev.jdf.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes variables behind a dollar sign, with what sets them. */
final class VariableWords {

  private static final Pattern DOLLAR = Pattern.compile("\\$\\{?(\\w*)$");

  private VariableWords() {}

  static Optional<Proposals> at(Cursor cursor, Workbench workbench) {
    Matcher dollar = DOLLAR.matcher(cursor.before());
    if (!dollar.find()) {
      return Optional.empty();
    }
    List<Proposal> all = VisibleVariables.at(cursor, workbench).entrySet().stream()
        .map(it -> Proposal.of(it.getKey(), CompletionItemKind.Variable, it.getValue()))
        .toList();
    return Optional.of(new Proposals(replaced(cursor, dollar.group(1)), all));
  }

  /** What an ARG may take from in front of the stages, or from docker. */
  static Optional<Proposals> declared(Cursor cursor) {
    if (!cursor.keyword().equals("ARG") || cursor.word().indexOf('=') >= 0) {
      return Optional.empty();
    }
    List<Proposal> all = VisibleVariables.global(cursor).entrySet().stream()
        .map(it -> Proposal.of(it.getKey(), CompletionItemKind.Variable, it.getValue()))
        .toList();
    return Optional.of(new Proposals(cursor.replaced(cursor.word(), "="), all));
  }

  private static Span replaced(Cursor cursor, String typed) {
    String text = cursor.document().source().text();
    int end = cursor.offset();
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return new Span(Math.max(cursor.piece(), cursor.offset() - typed.length()), end);
  }
}
