package dev.jdf.check;

import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.Directive;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comment or directive that keeps rules quiet.
 *
 * @param rules the names, as written; {@code all} stands for every one
 * @param line the instruction that it is about; absent for the whole file
 * @param span of the whole comment
 * @param reason why, where the form has room for it
 */
record Silencer(List<Word> rules, @Nullable Instruction line, Span span, Form form, String reason) {

  private static final Pattern CHECK = Pattern.compile("(?i)check\\s*=(.*)");
  private static final Pattern SKIP = Pattern.compile("(?i)(?:^|;)\\s*skip=([^;]*)");
  private static final Pattern OWN = Pattern.compile("jdf:\\s*ignore(?:\\s+(\\S+)\\s*(.*))?");
  private static final Pattern NAME = Pattern.compile("[^,\\s]+");

  /** How it is written. */
  enum Form {
    /** {@code # check=skip=Rule}, docker's. */
    CHECK,
    /** {@code # jdf: ignore Rule reason}. */
    IGNORE
  }

  static List<Silencer> all(Spec spec) {
    List<Silencer> all = new ArrayList<>();
    for (Directive directive : spec.directives()) {
      if (directive.name().text().equalsIgnoreCase("check")) {
        skips(directive.value(), directive.span(), null).ifPresent(all::add);
      }
    }
    for (Comment comment : spec.comments()) {
      spec.at(comment.span().start())
          .flatMap(line -> of(comment, line, spec.source()))
          .ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Silencer> of(Comment comment, Instruction line, SourceFile source) {
    Matcher own = OWN.matcher(comment.text());
    if (own.matches()) {
      String names = Optional.ofNullable(own.group(1)).orElse("");
      String reason = Optional.ofNullable(own.group(2)).orElse("");
      int at = comment.textStart(source) + Math.max(0, own.start(1));
      return Optional.of(
          new Silencer(names(names, at), line, comment.span(), Form.IGNORE, reason.strip()));
    }
    Matcher check = CHECK.matcher(comment.text());
    if (!check.matches()) {
      return Optional.empty();
    }
    int at = comment.textStart(source) + check.start(1);
    Word value = new Word(check.group(1), new Span(at, at + check.group(1).length()));
    return skips(value, comment.span(), line);
  }

  private static Optional<Silencer> skips(Word value, Span span, @Nullable Instruction line) {
    Matcher skip = SKIP.matcher(value.text());
    if (!skip.find()) {
      return Optional.empty();
    }
    List<Word> rules = names(skip.group(1), value.span().start() + skip.start(1));
    return Optional.of(new Silencer(rules, line, span, Form.CHECK, ""));
  }

  private static List<Word> names(String text, int offset) {
    return NAME.matcher(text)
        .results()
        .map(found ->
            new Word(found.group(), new Span(offset + found.start(), offset + found.end())))
        .toList();
  }
}
