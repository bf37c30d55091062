package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The comment above an ARG or FROM describes it by its name. */
final class InvalidDefinitionDescription extends SpecRule {

  InvalidDefinitionDescription() {
    super(About.of("Comments describe what they stand above", Level.OFF));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    List<Diagnostic> findings = new ArrayList<>();
    for (Instruction line : subject.spec().instructions()) {
      List<String> names = names(line);
      List<Comment> comments = subject.spec().comments(line);
      if (!names.isEmpty() && !comments.isEmpty()) {
        Comment last = comments.get(comments.size() - 1);
        if (!names.contains(last.text().split(" ", 2)[0])) {
          findings.add(finding(line, names));
        }
      }
    }
    return findings;
  }

  private static List<String> names(Instruction line) {
    if (line instanceof Arg arg) {
      return arg.parameters().stream().map(parameter -> parameter.name().text()).toList();
    }
    return line instanceof From from
        ? Stream.ofNullable(from.name()).map(Word::text).toList()
        : List.of();
  }

  private Diagnostic finding(Instruction line, List<String> names) {
    String name = names.size() == 1 ? names.get(0) : "<arg_key>";
    return at(
        line.span(),
        "Comment for " + line.keyword().text().toUpperCase(Locale.ROOT)
            + " should follow the format: `# " + name + " <description>`");
  }
}
