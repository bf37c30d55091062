package dev.jdf.check;

import dev.jdf.source.Span;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number in a comment by which another tool keeps a rule quiet.
 *
 * @param place of the number
 * @param line the instruction that it is about; absent for the whole file
 */
record ForeignSilencer(
    PeerRule rule, Span place, Comment comment, @Nullable Instruction line) {

  /** hadolint's and Trivy's are about the next instruction. */
  private static final Pattern OF_LINE =
      Pattern.compile("(?i)(?:hadolint\\s+ignore\\s*=|trivy:ignore:).*");

  /** Checkov's and hadolint's global ones are about the file. */
  private static final Pattern OF_FILE =
      Pattern.compile("(?i)(?:hadolint\\s+global\\s+ignore\\s*=|checkov:skip=).*");

  private static final Pattern NUMBER =
      Pattern.compile("(?i)\\b(?:DL[0-9]{4}|(?:AVD-)?DS-?[0-9]{3,4}|CKV_DOCKER_[0-9]+)\\b");

  static List<ForeignSilencer> all(Spec spec) {
    List<ForeignSilencer> all = new ArrayList<>();
    for (Comment comment : spec.comments()) {
      Optional<Instruction> line = spec.at(comment.span().start());
      if (OF_FILE.matcher(comment.text()).matches()) {
        all.addAll(numbers(comment, null, spec));
      } else if (line.isPresent() && OF_LINE.matcher(comment.text()).matches()) {
        all.addAll(numbers(comment, line.get(), spec));
      }
    }
    return all;
  }

  private static List<ForeignSilencer> numbers(
      Comment comment, @Nullable Instruction line, Spec spec) {
    List<ForeignSilencer> numbers = new ArrayList<>();
    int text = comment.textStart(spec.source());
    Matcher number = NUMBER.matcher(comment.text());
    while (number.find()) {
      Span place = new Span(text + number.start(), text + number.end());
      PeerRule.named(number.group())
          .ifPresent(rule -> numbers.add(new ForeignSilencer(rule, place, comment, line)));
    }
    return numbers;
  }
}
