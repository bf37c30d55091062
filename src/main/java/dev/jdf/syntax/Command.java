package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.List;

/**
 * What {@code CMD}, {@code ENTRYPOINT}, {@code RUN} and {@code HEALTHCHECK CMD} run.
 *
 * @param words in a {@link Spec} the elements of the JSON form, or the one text of the shell form;
 *     in a {@link Profile} always the whole argument vector, the shell in front
 * @param shell written in the shell form
 */
public record Command(List<Word> words, boolean shell, Span span) {

  public Command {
    words = List.copyOf(words);
  }
}
