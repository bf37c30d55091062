package dev.jdf.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.ReferenceCases;
import dev.jdf.syntax.SpecParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** BuildKit's rules find what BuildKit finds, on the lines where it does. */
class ReferenceTest {

  /** What one side alone says, with the decision that explains it. */
  private enum Decision {
    /** A stage that is not the target's is looked at, too: it may be another time's target. */
    EVERY_STAGE("mut-1405: only here: .*"),
    /** EXPOSE is expanded like the others, so what it asks for in vain is told like theirs. */
    EXPOSE_IS_EXPANDED("(196c40d783486482.Dockerfile|1b0d8e17c350ef2c.Dockerfile"
        + "|i-expose-empty-var): only here: .* UndefinedVar .*"),
    /** A variable with a default is one that may be unset, in COPY and ADD as elsewhere. */
    DEFAULT_IS_ENOUGH("(i-copy-var|mut-0259|mut-0964): only there: .* UndefinedVar .*"),
    /** USER is one of the single-valued instructions, unless a RUN stands between. */
    ONE_USER(".*: only here: .* MultipleInstructionsDisallowed Multiple USER .*");

    private final Pattern differences;

    Decision(String differences) {
      this.differences = Pattern.compile(differences);
    }
  }

  private final List<String> differences = new ArrayList<>();
  private final TreeMap<Decision, Integer> decided = new TreeMap<>();
  private int agreed;

  @Test
  void findsWhatTheReferenceFinds() throws IOException {
    for (String file : List.of("corpus.jsonl", "edge.jsonl", "mutant.jsonl")) {
      for (JsonNode row : ReferenceCases.rows(file)) {
        JsonNode expected = row.has("expected") ? row.get("expected") : row;
        if (expected.get("ok").asBoolean()) {
          compare(ReferenceCases.name(row), ReferenceCases.bytes(row), expected);
        }
      }
    }
    int sum = decided.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println("check: " + agreed + " agree, " + sum + " decided " + decided + ", "
        + differences.size() + " otherwise");
    assertEquals("", String.join("\n", differences));
    assertEquals(Set.of(Decision.values()), decided.keySet(), "each decision is still needed");
    assertTrue(agreed > 250, agreed + " findings agree");
  }

  private void compare(String name, byte[] bytes, JsonNode expected) {
    Parsed parsed = SpecParser.parse(SourceFile.decode(name, bytes));
    List<String> theirs = new ArrayList<>();
    if (expected.has("lint")) {
      expected.get("lint").forEach(finding -> theirs.add(text(finding)));
    }
    List<String> ours = new ArrayList<>();
    for (Diagnostic finding : new Checker(levels()).check(parsed)) {
      if (Rules.BUILDKIT.contains(finding.code())) {
        String text = text(finding, parsed);
        if (!(finding.code() instanceof NoEmptyContinuation) || !ours.contains(text)) {
          ours.add(text);
        }
      }
    }
    List<String> onlyOurs = new ArrayList<>(ours);
    theirs.forEach(onlyOurs::remove);
    List<String> onlyTheirs = new ArrayList<>(theirs);
    ours.forEach(onlyTheirs::remove);
    agreed += ours.size() - onlyOurs.size();
    onlyOurs.forEach(finding -> differ(name + ": only here: " + finding));
    onlyTheirs.forEach(finding -> differ(name + ": only there: " + finding));
  }

  private void differ(String difference) {
    Optional<Decision> decision = Stream.of(Decision.values())
        .filter(it -> it.differences.matcher(difference).matches())
        .findFirst();
    if (decision.isPresent()) {
      decided.merge(decision.get(), 1, Integer::sum);
    } else {
      differences.add(difference);
    }
  }

  private static Settings levels() {
    return Settings.DEFAULT;
  }

  private static String text(JsonNode finding) {
    String message = finding.get("message").asText().replaceFirst(" \\(did you mean .*\\)$", "");
    return finding.get("start").asInt() + "-" + finding.get("end").asInt() + " "
        + finding.get("rule").asText() + " " + message;
  }

  /** The reference points at whole instructions; for empty lines in one, once at its last line. */
  private static String text(Diagnostic finding, Parsed parsed) {
    SourceFile source = parsed.spec().source();
    Span span =
        parsed.spec().at(finding.span().start()).map(Instruction::span).orElse(finding.span());
    int last = source.line(span.end());
    int first = finding.code() instanceof NoEmptyContinuation ? last : source.line(span.start());
    return first + "-" + last + " " + finding.code().id() + " " + finding.message();
  }
}
