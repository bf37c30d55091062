package dev.jdf.lsp;

import dev.jdf.format.LineEnd;
import dev.jdf.oci.Config;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;

/**
 * The capability lines of a stage → {@code CAP_DROP ALL}, and a {@code CAP_ADD} of what its process
 * has: a list from which what is not needed can be taken.
 */
final class CapabilityRewrite {

  private static final String TITLE = "drop all capabilities and add what is needed";

  private final Workbench workbench;

  CapabilityRewrite(Workbench workbench) {
    this.workbench = workbench;
  }

  /**
   * Offered on FROM and on capability lines, and only if the process has the same after it: what is
   * added is ambient for everyone but root, so that who it is must be known.
   */
  Optional<CodeAction> of(ActionRequest request) {
    Document document = request.document();
    List<Stage> stages = document.stages().all();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      List<Instruction> lines = lines(stage);
      boolean here = request.touches(stage.from().span())
          || lines.stream().anyMatch(line -> request.touches(line.span()));
      if (here
          && !hasComments(document.parsed().spec(), lines)
          && StageUser.of(document, i, workbench).isKnown()) {
        return rewritten(document, i, stage, lines)
            .map(text ->
                request.action(CodeActionKind.RefactorRewrite, TITLE, document.becoming(text)));
      }
    }
    return Optional.empty();
  }

  private static List<Instruction> lines(Stage stage) {
    return stage.instructions().stream()
        .filter(line -> line instanceof CapAdd || line instanceof CapDrop)
        .toList();
  }

  /** What is said about a line in its middle would be lost with it. */
  private static boolean hasComments(Spec spec, List<Instruction> lines) {
    return spec.comments().stream()
        .anyMatch(comment ->
            lines.stream().anyMatch(it -> it.span().contains(comment.span().start())));
  }

  private Optional<String> rewritten(
      Document document, int index, Stage stage, List<Instruction> lines) {
    Optional<List<String>> before = held(document.parsed(), document, index);
    String text = document.source().text();
    Optional<String> after = before.map(held -> lines.isEmpty()
        ? added(text, stage.from().span().end(), said(held, text))
        : replaced(text, lines, said(held, text)));
    return after
        .filter(it -> !it.equals(text))
        .filter(it -> held(parsed(document, it), document, index).equals(before));
  }

  private static Parsed parsed(Document document, String text) {
    return SpecParser.parse(new SourceFile(document.source().name(), text));
  }

  /** What the process of a stage can do from its start; absent if the spec is wrong. */
  private Optional<List<String>> held(Parsed text, Document document, int stage) {
    return workbench
        .compile(text, document.folder(), Optional.of(Integer.toString(stage)))
        .value()
        .map(Config::process)
        .flatMap(process -> Optional.ofNullable(process.capabilities()))
        .map(sets -> sets.effective());
  }

  private static String said(List<String> held, String text) {
    String names = String.join(
        " ", held.stream().map(name -> name.replaceFirst("^CAP_", "")).toList());
    String end = LineEnd.of(text).text();
    return "CAP_DROP ALL" + (held.isEmpty() ? "" : end + "CAP_ADD " + names);
  }

  private static String added(String text, int end, String lines) {
    return text.substring(0, end) + LineEnd.of(text).text() + lines + text.substring(end);
  }

  /** In the place of the first line; the others go with what ends them. */
  private static String replaced(String text, List<Instruction> lines, String said) {
    StringBuilder result = new StringBuilder(text);
    List<Instruction> backwards = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.reverse(backwards);
    for (Instruction line : backwards) {
      Span whole = whole(text, line.span());
      result.delete(whole.start(), whole.end());
    }
    Span first = lines.get(0).span();
    return result.replace(first.start(), first.end(), said).toString();
  }

  private static Span whole(String text, Span line) {
    int start = text.lastIndexOf('\n', line.start() - 1) + 1;
    int end = text.indexOf('\n', line.end());
    return new Span(start, end < 0 ? text.length() : end + 1);
  }
}
