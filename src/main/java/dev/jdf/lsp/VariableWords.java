package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItemKind;
import org.jspecify.annotations.Nullable;

/** Completes variables behind a dollar sign, with the lines that set them. */
final class VariableWords {

  private static final Pattern DOLLAR = Pattern.compile("\\$\\{?(\\w*)$");

  private VariableWords() {}

  static Optional<Proposals> at(Cursor cursor) {
    Matcher dollar = DOLLAR.matcher(cursor.before());
    if (!dollar.find()) {
      return Optional.empty();
    }
    Map<String, String> known = new LinkedHashMap<>();
    above(cursor).forEach(line -> define(cursor, line, known));
    List<Proposal> all = new ArrayList<>();
    known.forEach(
        (name, detail) -> all.add(Proposal.of(name, CompletionItemKind.Variable, detail)));
    return Optional.of(new Proposals(replaced(cursor, dollar.group(1)), all));
  }

  /** FROM sees what stands in front of all stages, the other lines what is set in stages. */
  private static List<Instruction> above(Cursor cursor) {
    List<Instruction> above = cursor.document().parsed().spec().instructions().stream()
        .filter(line -> line.span().start() < cursor.start())
        .toList();
    int stages = 0;
    while (stages < above.size() && !(above.get(stages) instanceof From)) {
      stages++;
    }
    return cursor.keyword().equals("FROM")
        ? above.subList(0, stages)
        : above.subList(stages, above.size());
  }

  private static void define(Cursor cursor, Instruction line, Map<String, String> known) {
    if (line instanceof Arg arg) {
      arg.parameters()
          .forEach(it -> known.put(it.name().text(), detail(cursor, line, it.defaultValue())));
    } else if (line instanceof Env env) {
      env.pairs().forEach(it -> known.put(it.key().text(), detail(cursor, line, it.value())));
    }
  }

  private static String detail(Cursor cursor, Instruction line, @Nullable Word value) {
    String from = "line " + cursor.document().source().line(line.span().start());
    return value == null ? from : value.text() + " (" + from + ")";
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
