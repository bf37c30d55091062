package dev.jdf.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.ReferenceCases;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Tally;
import dev.jdf.syntax.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BuildKit's rules find what BuildKit finds, on the lines where it does. */
class ReferenceTest {

  /** A finding of one side alone. */
  private record Difference(boolean here, Found found, Spec spec) {

    boolean isAbout(Class<? extends Rule> rule, Class<?>... kinds) {
      return found.rule().equals(rule.getSimpleName())
          && (kinds.length == 0 || Stream.of(kinds).anyMatch(kind -> kind.isInstance(line())));
    }

    Instruction line() {
      return spec.at(spec.source().lineSpan(found.first()).start()).orElseThrow();
    }

    String text() {
      return spec.source().text(line().span());
    }
  }

  /** A finding as both sides tell it. */
  private record Found(int first, int last, String rule, String message) {}

  /** What one side alone says, with the decision that explains it. */
  private enum Decision {
    EVERY_STAGE("a stage that is not the target's is looked at, too: it may be another time's") {
      @Override
      boolean explains(Difference difference) {
        return difference.here() && !isNeeded(difference.spec(), difference.line());
      }
    },
    EXPOSE_IS_EXPANDED("EXPOSE is expanded like the others, and what it asks for in vain is told") {
      @Override
      boolean explains(Difference difference) {
        return difference.here() && difference.isAbout(UndefinedVar.class, Expose.class);
      }
    },
    DEFAULT_IS_ENOUGH(
        "a variable with a default may be unset, in FROM, COPY and ADD as elsewhere") {
      @Override
      boolean explains(Difference difference) {
        String name = difference.found().message().replaceAll(".*'\\$?(.*)'.*", "$1");
        return !difference.here()
            && (difference.isAbout(UndefinedVar.class, Copy.class, Add.class)
                || difference.isAbout(UndefinedArgInFrom.class))
            && Pattern.compile("\\$\\{" + Pattern.quote(name) + ":?[-+?]")
                .matcher(difference.text())
                .find();
      }
    },
    ONE_USER("USER is one of the single-valued instructions, unless a RUN stands between") {
      @Override
      boolean explains(Difference difference) {
        return difference.here()
            && difference.isAbout(MultipleInstructionsDisallowed.class, User.class);
      }
    };

    private final String reason;

    Decision(String reason) {
      this.reason = reason;
    }

    abstract boolean explains(Difference difference);

    static Optional<String> of(Difference difference) {
      return Stream.of(values())
          .filter(it -> it.explains(difference))
          .map(it -> it.reason)
          .findFirst();
    }

    /** Whether the last stage is made of this line, by FROM or COPY. */
    private static boolean isNeeded(Spec spec, Instruction line) {
      List<Stage> stages = Stage.all(spec);
      Set<Integer> needed = new TreeSet<>(List.of(stages.size() - 1));
      for (int i = stages.size() - 1; i >= 0; i--) {
        if (needed.contains(i)) {
          Stage stage = stages.get(i);
          Stream.concat(
                  Stream.of(stage.from().image().text()),
                  stage.instructions().stream()
                      .flatMap(it -> Sources.of(it).stream())
                      .map(Word::text))
              .flatMap(name -> IntStream.range(0, stages.size())
                  .filter(j -> isCalled(stages.get(j), j, name))
                  .boxed())
              .forEach(needed::add);
        }
      }
      return IntStream.range(0, stages.size())
          .filter(
              i -> stages.get(i).from() == line || stages.get(i).instructions().contains(line))
          .allMatch(needed::contains);
    }

    private static boolean isCalled(Stage stage, int number, String name) {
      Word own = stage.from().name();
      return name.equals(String.valueOf(number))
          || (own != null && own.text().equalsIgnoreCase(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"corpus.jsonl", "edge.jsonl", "mutant.jsonl"})
  void findsWhatTheReferenceFinds(String file) throws IOException {
    Tally tally = new Tally(file + " in findings");
    for (JsonNode row : ReferenceCases.rows(file)) {
      JsonNode expected = row.has("expected") ? row.get("expected") : row;
      if (expected.get("ok").asBoolean() || expected.has("lint")) {
        compare(ReferenceCases.name(row), ReferenceCases.bytes(row), expected, tally);
      }
    }
    assertEquals("", tally.differences());
    assertFalse(tally.isEmpty());
  }

  private static void compare(String name, byte[] bytes, JsonNode expected, Tally tally) {
    Parsed parsed = SpecParser.parse(SourceFile.decode(name, bytes));
    List<Found> theirs = new ArrayList<>();
    expected.path("lint").forEach(finding -> theirs.add(found(finding)));
    List<Found> ours = new ArrayList<>();
    for (Diagnostic finding : new Checker(Settings.DEFAULT).check(parsed)) {
      Found found = found(finding, parsed);
      if (Rules.BUILDKIT.contains(finding.code())
          && !(finding.code() instanceof NoEmptyContinuation && ours.contains(found))) {
        ours.add(found);
      }
    }
    boolean readOn = expected.get("ok").asBoolean();
    for (Found found : ours) {
      boolean agreed = theirs.remove(found);
      if (agreed || readOn) { // With an error, the reference stops at it.
        add(name, agreed, new Difference(true, found, parsed.spec()), tally);
      }
    }
    theirs.forEach(found -> add(name, false, new Difference(false, found, parsed.spec()), tally));
  }

  private static void add(String name, boolean agreed, Difference difference, Tally tally) {
    String side = difference.here() ? "only here: " : "only there: ";
    tally.add(
        name,
        agreed ? Optional.empty() : Optional.of(side + difference.found()),
        agreed ? Optional.empty() : Decision.of(difference));
  }

  private static Found found(JsonNode finding) {
    return new Found(
        finding.get("start").asInt(),
        finding.get("end").asInt(),
        finding.get("rule").asText(),
        finding.get("message").asText().replaceFirst(" \\(did you mean .*\\)$", ""));
  }

  /** The reference points at whole instructions; for empty lines in one, once at its last line. */
  private static Found found(Diagnostic finding, Parsed parsed) {
    SourceFile source = parsed.spec().source();
    Span span =
        parsed.spec().at(finding.span().start()).map(Instruction::span).orElse(finding.span());
    int last = source.line(span.end());
    int first = finding.code() instanceof NoEmptyContinuation ? last : source.line(span.start());
    return new Found(first, last, finding.code().id(), finding.message());
  }
}
