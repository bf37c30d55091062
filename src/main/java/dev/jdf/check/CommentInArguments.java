package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Maintainer;
import dev.jdf.syntax.ExpandedParts;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builders take what looks like a comment behind an instruction for more of its arguments. */
final class CommentInArguments extends SpecRule {

  private static final Pattern COMMENT = Pattern.compile("(?:^|[ \\t])(#)(?:[ \\t]|$)");

  CommentInArguments() {
    super(About.of("No comment stands behind an instruction", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.spec().instructions().stream()
        .filter(line -> !(line instanceof IsolationInstruction || line instanceof From))
        .flatMap(line -> comment(line).stream()
            .map(word -> at(
                    word.span(),
                    "this is no comment, but a part of "
                        + line.keyword().text().toUpperCase(Locale.ROOT))
                .withNote("a comment has a line of its own")))
        .toList();
  }

  /** The sign that is meant to start one; a shell, which reads commands, knows comments. */
  private static Optional<Word> comment(Instruction line) {
    return words(line).flatMap(word -> sign(word).stream()).findFirst();
  }

  private static Optional<Word> sign(Word word) {
    if (word.text().indexOf('#') < 0) {
      return Optional.empty();
    }
    Matcher comment = COMMENT.matcher(word.text());
    return comment.find()
        ? Optional.of(word.part(comment.start(1), comment.end(1)))
        : Optional.empty();
  }

  private static Stream<Word> words(Instruction line) {
    if (line instanceof Arg arg) {
      return arg.parameters().stream().map(Arg.Parameter::name);
    }
    if (line instanceof Env env) {
      return legacy(env.pairs());
    }
    if (line instanceof Label label) {
      return legacy(label.pairs());
    }
    return line instanceof Maintainer maintainer
        ? Stream.of(maintainer.name())
        : ExpandedParts.operands(line).stream();
  }

  private static Stream<Word> legacy(List<Pair> pairs) {
    return pairs.stream().filter(Pair::legacy).map(Pair::value);
  }
}
