package dev.jdf.lsp;

import dev.jdf.check.Rule;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.format.LineEnd;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.TextEdit;

/** Comments that keep a rule quiet: {@code # jdf: ignore RULE} above the line; why, only people
 * know. */
final class IgnoreComments {

  private IgnoreComments() {}

  /** One a rule and line, however often it speaks of it. */
  static List<CodeAction> of(ActionRequest request, List<Diagnostic> findings) {
    Map<TextEdit, List<Diagnostic>> edits = new LinkedHashMap<>();
    for (Diagnostic finding : findings) {
      edit(request.document(), finding)
          .ifPresent(
              edit -> edits.computeIfAbsent(edit, it -> new ArrayList<>()).add(finding));
    }
    List<CodeAction> actions = new ArrayList<>();
    edits.forEach((edit, same) -> actions.add(
        request.mending(same, "ignore " + same.get(0).code().id() + " here", List.of(edit))));
    return actions;
  }

  /** Errors of the compiler are no rule's, and what is about such comments wants to be seen. */
  private static Optional<TextEdit> edit(Document document, Diagnostic finding) {
    if (document.isSettings() || !(finding.code() instanceof Rule rule) || !rule.canBeIgnored()) {
      return Optional.empty();
    }
    return document.instructionFrom(finding.span().start()).map(line -> {
      Span indent = indent(document.source().text(), line);
      String text = document.source().text(indent) + "# jdf: ignore " + rule.id()
          + LineEnd.of(document.source().text()).text();
      return new TextEdit(document.lines().range(Span.at(indent.start())), text);
    });
  }

  /** The blanks in front of a line. */
  private static Span indent(String text, Instruction line) {
    int end = line.span().start();
    int start = end;
    while (start > 0 && " \t".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return new Span(start, end);
  }
}
