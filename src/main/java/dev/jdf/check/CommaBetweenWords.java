package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Transfer;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction.Annotation;
import dev.jdf.syntax.IsolationInstruction.Sysctl;
import dev.jdf.syntax.IsolationInstruction.Tmpfs;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Blanks alone part words: a comma becomes a part of the one in front of it. */
final class CommaBetweenWords extends SpecRule {

  CommaBetweenWords() {
    super(
        About.of("Words have blanks between them, not commas", Level.WARNING).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    SourceFile source = subject.spec().source();
    return subject.spec().instructions().stream()
        .flatMap(
            line -> isJson(line, source) ? Stream.empty() : Stream.concat(paths(line), words(line)))
        .flatMap(word -> right(word).map(right -> finding(word, right)).stream())
        .toList();
  }

  private Diagnostic finding(Word word, String right) {
    return at(word.span(), "the comma is a part of this")
        .didYouMean(Optional.of(right))
        .withNote("several words have blanks between them, not commas");
  }

  /** Without the comma, if there is one behind a word that is more than that. */
  private static Optional<String> right(Word word) {
    String text = word.text();
    if (text.indexOf(',') < 0) {
      return Optional.empty();
    }
    String bare = text.replace(",/", " /").replaceFirst(",$", "");
    boolean path = text.startsWith("/") && text.indexOf(':') < 0;
    boolean ends = text.length() > 1 && text.endsWith(",");
    return ends || (path && text.contains(",/"))
        ? Optional.of(path ? bare : text.substring(0, text.length() - 1))
        : Optional.empty();
  }

  private static Stream<Word> paths(Instruction line) {
    if (line instanceof Volume volume) {
      return volume.paths().stream();
    }
    return line instanceof Transfer transfer ? transfer.sources().stream() : Stream.empty();
  }

  /** Those in which a comma is hardly meant. */
  private static Stream<Word> words(Instruction line) {
    if (line instanceof Tmpfs tmpfs) {
      return tmpfs.words().stream().filter(word -> word.text().indexOf(':') < 0);
    }
    if (line instanceof Sysctl sysctl) {
      return sysctl.words().stream();
    }
    return line instanceof Annotation annotation ? notLast(annotation.words()) : values(line);
  }

  /** A value may well end with a comma, but hardly in front of another one. */
  private static Stream<Word> values(Instruction line) {
    if (line instanceof Env env) {
      return notLast(env.pairs()).map(Pair::value);
    }
    if (line instanceof Label label) {
      return notLast(label.pairs()).map(Pair::value);
    }
    return line instanceof Arg arg ? arguments(arg.parameters()) : Stream.empty();
  }

  private static Stream<Word> arguments(List<Arg.Parameter> all) {
    return notLast(all).map(one -> Optional.ofNullable(one.defaultValue()).orElse(one.name()));
  }

  private static <T> Stream<T> notLast(List<T> all) {
    return all.stream().limit(Math.max(0, all.size() - 1));
  }

  /** Whether there is an array, or what was meant as one: there a comma belongs. */
  private static boolean isJson(Instruction line, SourceFile source) {
    return paths(line).findFirst().filter(word -> isQuoted(word, source)).isPresent();
  }

  private static boolean isQuoted(Word first, SourceFile source) {
    int start = first.span().start();
    String around = source.text(new Span(start - 1, start + 1));
    return around.indexOf('"') >= 0 || around.indexOf('[') >= 0;
  }
}
