package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code CMD}, {@code ENTRYPOINT}, {@code RUN} and {@code HEALTHCHECK CMD} run.
 *
 * @param words in a {@link Spec} the elements of the JSON form, or the one text of the shell form;
 *     in a {@link Profile} always the whole argument vector, the shell in front
 * @param shell written in the shell form
 */
public record Command(List<Word> words, boolean shell, Span span) {

  /** What only a shell knows. */
  private static final Set<String> BUILTINS = Set.of(
      "exec", "cd", "export", "set", "source", ".", ":", "eval", "exit", "ulimit", "umask", "wait");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+, -]+");

  public Command {
    words = List.copyOf(words);
  }

  /**
   * The words of the shell form, if a shell would take all of them as they are; with anything else
   * in it, the meaning may change without one.
   */
  public Optional<List<String>> plainWords() {
    String text = shell && words.size() == 1 ? words.get(0).text().strip() : "";
    List<String> plain = List.of(text.split(" +", -1));
    boolean program = !plain.get(0).contains("=") && !BUILTINS.contains(plain.get(0));
    return PLAIN.matcher(text).matches() && program ? Optional.of(plain) : Optional.empty();
  }
}
