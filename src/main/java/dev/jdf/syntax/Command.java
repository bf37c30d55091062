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

  /**
   * What a shell does itself, or reads as part of its own language: those of POSIX, dash, bash and
   * busybox. A program of the same name, if there is one, may do something else.
   */
  private static final Set<String> BUILTINS = Set.of(
      (". : [ alias bg bind break builtin caller case cd chdir command compgen complete compopt"
              + " continue coproc declare dirs disown do done echo elif else enable esac eval exec"
              + " exit export false fc fg fi for function getopts hash help history if in jobs kill"
              + " let local logout mapfile popd printf pushd pwd read readarray readonly return"
              + " select set shift shopt source suspend test then time times trap true type typeset"
              + " ulimit umask unalias unset until wait while")
          .split(" "));

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
