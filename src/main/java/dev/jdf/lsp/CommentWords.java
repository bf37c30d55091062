package dev.jdf.lsp;

import dev.jdf.check.Rule;
import dev.jdf.check.Rules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes directives, and the names of rules in comments that silence them. */
final class CommentWords {

  private static final Pattern RULES =
      Pattern.compile("#\\s*(?:jdf:\\s*ignore\\s+|check\\s*=\\s*skip=)(?:\\w++,)*+(\\w*)$");
  private static final Pattern START = Pattern.compile("#\\s*((?:jdf:\\s?)?\\w*)$");

  private CommentWords() {}

  static Optional<Proposals> at(Cursor cursor) {
    Matcher rules = RULES.matcher(cursor.before());
    if (rules.matches()) {
      List<Proposal> all = Rules.ALL.stream()
          .filter(Rule::canBeIgnored)
          .map(rule -> Proposal.of(rule.id(), CompletionItemKind.Event, rule.title()))
          .toList();
      return Optional.of(new Proposals(cursor.replaced(rules.group(1), ","), all));
    }
    Matcher start = START.matcher(cursor.before());
    return start.matches()
        ? Optional.of(new Proposals(cursor.replaced(start.group(1), ""), directives(cursor)))
        : Optional.empty();
  }

  private static List<Proposal> directives(Cursor cursor) {
    Proposal ignore = directive("jdf: ignore ", "keep rules quiet about the next line");
    boolean first = cursor.document().layout().lines().stream()
        .allMatch(line -> line.span().start() > cursor.offset());
    return first
        ? List.of(
            directive("syntax=jdf/1", "the language of this file"),
            directive("escape=`", "what continues lines in place of a backslash"),
            directive("check=skip=", "rules that are not to be checked"),
            ignore)
        : List.of(ignore);
  }

  private static Proposal directive(String text, String detail) {
    return Proposal.of(text, CompletionItemKind.Property, detail);
  }
}
