package dev.jdf.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jdf.ast.FileView;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.ReferenceCases;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.SyntaxCode;
import dev.jdf.syntax.Tally;
import dev.jdf.syntax.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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

  private static final ObjectMapper MAPPER = new ObjectMapper();

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
  private record Found(int first, int last, String rule, String message) {

    static final Comparator<Found> BY_NUMBER = Comparator.comparingInt(Found::last)
        .thenComparing(Found::message)
        .thenComparing(Found::rule)
        .thenComparingInt(Found::first);

    static final Comparator<Found> BY_TEXT = Comparator.comparing(
            (Found found) -> String.valueOf(found.last()))
        .thenComparing(Found::message)
        .thenComparing(Found::rule)
        .thenComparing(found -> String.valueOf(found.first()));
  }

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
    MOUNTS_ARE_LOOKED_AT_FIRST(
        "fields of a mount are read with their line, before what needs values; there it ends") {
      @Override
      boolean explains(Difference difference) {
        return !difference.here()
            && SpecParser.parse(difference.spec().source()).findings().stream()
                .filter(finding -> finding.code() == SyntaxCode.FLAG_VALUE)
                .map(finding -> difference.spec().at(finding.span().start()).orElseThrow())
                .anyMatch(Run.class::isInstance);
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
                  .filter(j -> name.equals(String.valueOf(j)) || stages.get(j).isCalled(name))
                  .boxed())
              .forEach(needed::add);
        }
      }
      return IntStream.range(0, stages.size())
          .filter(
              i -> stages.get(i).from() == line || stages.get(i).instructions().contains(line))
          .allMatch(needed::contains);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"corpus.jsonl", "edge.jsonl", "mutant.jsonl"})
  void findsWhatTheReferenceFinds(String file) throws IOException {
    Tally tally = new Tally(file + " in findings");
    Tally orders = new Tally(file + " in the order of findings");
    for (JsonNode row : ReferenceCases.rows(file)) {
      JsonNode expected = row.has("expected") ? row.get("expected") : row;
      if (expected.get("ok").asBoolean() || expected.has("lint")) {
        SourceFile source = SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row));
        List<Found> ours = found(MAPPER.readTree(FileView.json(source)));
        compare(source, expected, ours, tally);
        compareOrder(source.name(), found(expected), ours, orders);
      }
    }
    assertEquals("", tally.differences() + orders.differences());
    assertFalse(tally.isEmpty() || orders.isEmpty());
  }

  private static void compare(SourceFile source, JsonNode expected, List<Found> ours, Tally tally) {
    Spec spec = SpecParser.parse(source).spec();
    List<Found> theirs = found(expected);
    boolean readOn = expected.get("ok").asBoolean();
    for (Found found : ours) {
      boolean agreed = theirs.remove(found);
      if (agreed || readOn) { // With an error, the reference stops at it.
        add(source.name(), agreed, new Difference(true, found, spec), tally);
      }
    }
    theirs.forEach(found -> add(source.name(), false, new Difference(false, found, spec), tally));
  }

  private static void add(String name, boolean agreed, Difference difference, Tally tally) {
    String side = difference.here() ? "only here: " : "only there: ";
    tally.add(
        name,
        agreed ? Optional.empty() : Optional.of(side + difference.found()),
        agreed ? Optional.empty() : Decision.of(difference));
  }

  /**
   * What both find comes in one order. The answers are kept sorted, whatever order they were found
   * in: by the texts of their members, in which line 10 stands before line 9. Ours differ in that
   * numbers are numbers.
   */
  private static void compareOrder(
      String name, List<Found> theirs, List<Found> ours, Tally orders) {
    assertEquals(theirs.stream().sorted(Found.BY_TEXT).toList(), theirs, name);
    List<Found> wanted = shared(theirs, ours).stream().sorted(Found.BY_NUMBER).toList();
    List<Found> got = shared(ours, theirs);
    orders.add(
        name,
        got.equals(wanted) ? Optional.empty() : Optional.of(got + " instead of " + wanted),
        Optional.empty());
  }

  /** The first findings that the second list has as often. */
  private static List<Found> shared(List<Found> findings, List<Found> others) {
    List<Found> left = new ArrayList<>(others);
    return findings.stream().filter(left::remove).toList();
  }

  private static List<Found> found(JsonNode file) {
    List<Found> found = new ArrayList<>();
    for (JsonNode finding : file.path("lint")) {
      found.add(new Found(
          finding.get("start").asInt(),
          finding.get("end").asInt(),
          finding.get("rule").asText(),
          finding.get("message").asText().replaceFirst(" \\(did you mean .*\\)$", "")));
    }
    return found;
  }
}
