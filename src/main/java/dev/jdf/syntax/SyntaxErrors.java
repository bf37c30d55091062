package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The wording of what parsing finds, one factory a message. */
final class SyntaxErrors {

  private static final String NO_TRAILING_COMMENT =
      "a comment has a line of its own: # behind an instruction is part of it";

  private static final List<String> SIZES =
      List.of("MEMORY", "MEMORY_SWAP", "MEMORY_RESERVATION", "SHM_SIZE");

  private static final String PARTED_SIZE = "(?i)[0-9.]+ (?:b|[kmgtp](?:i?b)?)";

  private SyntaxErrors() {}

  static Diagnostic notUtf8(Span span) {
    return Diagnostic.error(SyntaxCode.NOT_UTF8, span, "this byte is not UTF-8");
  }

  static Diagnostic notText() {
    return Diagnostic.error(SyntaxCode.NOT_TEXT, Span.at(0), "the file is not text in UTF-8")
        .withNote("a spec is a text file such as Dockerfile; this may be a program, an archive, or"
            + " text in UTF-16");
  }

  static Diagnostic specTooLarge() {
    return Diagnostic.error(
            SyntaxCode.SPEC_TOO_LARGE, Span.at(0), "the spec has more than 1048576 characters")
        .withNote("data of that size belongs into a file that MOUNT brings in");
  }

  static Diagnostic lineTooLong(Span span) {
    return Diagnostic.error(
        SyntaxCode.LINE_TOO_LONG, Span.at(span.start()), "the line is longer than 65535 bytes");
  }

  static Diagnostic noInstructions() {
    return Diagnostic.error(SyntaxCode.NO_INSTRUCTIONS, Span.at(0), "the file has no instructions")
        .withNote("a spec starts with FROM, for example: FROM host");
  }

  static Diagnostic directiveTwice(Directive later, Directive earlier) {
    String name = earlier.name().text().toLowerCase(Locale.ROOT);
    return Diagnostic.error(
            SyntaxCode.DIRECTIVE_TWICE, later.span(), "only one " + name + " directive can be used")
        .withLabel(later.span(), "given again")
        .withLabel(earlier.span(), "first given here");
  }

  static Diagnostic escapeValue(Word value) {
    return Diagnostic.error(
        SyntaxCode.DIRECTIVE_VALUE, value.span(), "the escape character is either ` or \\");
  }

  static Diagnostic checkOption(Word option) {
    return Diagnostic.error(
            SyntaxCode.DIRECTIVE_VALUE,
            option.span(),
            "invalid check option \"" + option.text() + "\"")
        .didYouMean(checkOption(option.text()))
        .withNote("options are skip=RULES, error=true|false and experimental=RULES, split by ;");
  }

  private static Optional<String> checkOption(String option) {
    int equals = option.indexOf('=') < 0 ? option.indexOf(':') : option.indexOf('=');
    if (equals < 0) {
      return Optional.empty();
    }
    String key = option.substring(0, equals).strip();
    String value = option.substring(equals + 1).strip();
    Optional<String> right = Nearest.to(key, List.of("skip", "error", "experimental"));
    return key.equalsIgnoreCase("error")
        ? Nearest.to(value, List.of("true", "false")).map("error="::concat)
        : right.map(name -> name + "=" + value);
  }

  /** @param lines what to remove */
  static Diagnostic emptyContinuation(Span span, Span lines) {
    return Diagnostic.warning(
            SyntaxCode.EMPTY_CONTINUATION, span, "empty line inside of a continued line")
        .withNote("the instruction goes on below; later versions of Dockerfile may refuse this")
        .withFix(new Fix("remove what is empty", lines, ""));
  }

  static Diagnostic unknownInstruction(Line line, Collection<String> names) {
    Word keyword = line.keyword();
    String message = "unknown instruction " + keyword.text();
    Diagnostic finding = Diagnostic.error(SyntaxCode.UNKNOWN_INSTRUCTION, keyword.span(), message);
    Optional<String> note = ForeignWords.note(keyword.text());
    Optional<String> meant = ForeignWords.instruction(keyword.text(), names);
    if (Invisible.isIn(keyword.text())) {
      return Invisible.named(finding, keyword, names);
    }
    if (note.isPresent()) {
      return finding.withNote(note.get());
    }
    return meant.filter(it -> it.endsWith("=")).isPresent()
        ? joined(finding, meant.get(), line)
        : finding.didYouMean(meant.or(() -> Nearest.to(keyword.text(), names)));
  }

  /** What takes the next word into itself. */
  private static Diagnostic joined(Diagnostic finding, String start, Line line) {
    if (line.words().isEmpty()) {
      return finding.withNote("write " + start + "VALUE");
    }
    Word value = line.words().get(0);
    String right = start + value.text();
    Span both = line.keyword().span().to(value.span());
    return finding.withFix(new Fix("did you mean " + right + "?", both, right));
  }

  static Diagnostic foreignText(Span span, String message, String note) {
    return Diagnostic.error(SyntaxCode.FOREIGN_TEXT, span, message).withNote(note);
  }

  static Diagnostic template(Span span) {
    return foreignText(
        span,
        "this is a template, not yet a spec",
        "give what its program makes of it; or let ARG take values, and stages be variants");
  }

  static Diagnostic argumentCount(Span span, String message) {
    return Diagnostic.error(SyntaxCode.ARGUMENT_COUNT, span, message);
  }

  static Diagnostic oneArgument(Line line, Span surplus) {
    Diagnostic finding = argumentCount(surplus, line.name() + " takes exactly one argument");
    List<Word> words = line.words();
    boolean parted = words.size() == 2
        && SIZES.contains(line.name())
        && (words.get(0).text() + " " + words.get(1).text()).matches(PARTED_SIZE);
    if (!parted) {
      return finding;
    }
    String whole = words.get(0).text() + words.get(1).text();
    Span both = words.get(0).span().to(words.get(1).span());
    return finding.withFix(new Fix("did you mean " + whole + "?", both, whole));
  }

  static Diagnostic fromShape(Line line) {
    Diagnostic finding = argumentCount(
        line.span(), "FROM takes an image, or an image and a name: FROM IMAGE [AS NAME]");
    if (line.words().size() == 3) {
      Word as = line.words().get(1);
      return Nearest.to(as.text(), List.of("AS"))
          .map(right -> finding.withFix(new Fix("did you mean " + right + "?", as.span(), right)))
          .orElse(finding);
    }
    boolean commented = line.words().stream().anyMatch(word -> word.text().startsWith("#"));
    if (line.words().size() == 2 && !commented) {
      Word name = line.words().get(1);
      String right = "AS " + name.text();
      return name.text().matches("[a-z][a-z0-9_.-]*+") && !name.text().equals("as")
          ? finding.withFix(new Fix("did you mean " + right + "?", name.span(), right))
          : finding;
    }
    return commented ? finding.withNote(NO_TRAILING_COMMENT) : finding;
  }

  static Diagnostic stringsOnly(Span span) {
    return Diagnostic.error(
        SyntaxCode.JSON_STRINGS_ONLY, span, "the JSON form is an array of strings only");
  }

  static Diagnostic jsonRequired(Word rest) {
    return Diagnostic.error(SyntaxCode.JSON_REQUIRED, rest.span(), "SHELL requires the JSON form")
        .withNote("for example: SHELL [\"/bin/bash\", \"-c\"]");
  }

  static Diagnostic jsonBroken(Word rest) {
    return Diagnostic.warning(
        SyntaxCode.JSON_BROKEN,
        rest.span(),
        "this looks like the JSON form, but is not valid JSON and is taken as plain text");
  }

  static Diagnostic withJson(Diagnostic finding, String mended) {
    return finding.withFix(new Fix("write " + mended, finding.span(), mended));
  }

  static Diagnostic missingEquals(Word word) {
    return Diagnostic.error(SyntaxCode.MISSING_EQUALS, word.span(), "no = in " + word.text())
        .withNote("the form is NAME=VALUE; quote a value that has blanks");
  }

  static Diagnostic withQuotes(Diagnostic finding, Span span, String quoted) {
    return finding.withFix(new Fix("write " + quoted, span, quoted));
  }

  static Diagnostic blankName(String instruction, Span span) {
    return Diagnostic.error(
        SyntaxCode.BLANK_NAME, span, "the name in front of = is empty in " + instruction);
  }

  static Diagnostic stageName(Word name) {
    return Diagnostic.error(
            SyntaxCode.STAGE_NAME, name.span(), "invalid name for a stage: " + name.text())
        .withNote("a name starts with a letter and goes on with letters, digits, - _ and .");
  }

  static Diagnostic noFrom(Span place) {
    return Diagnostic.error(SyntaxCode.NO_FROM, place, "no FROM says what the process runs on")
        .withNote("FROM host needs no image; scratch is empty; anything else names an image");
  }

  static Diagnostic noStage(Word keyword) {
    return Diagnostic.error(
            SyntaxCode.NO_STAGE,
            keyword.span(),
            keyword.text().toUpperCase(Locale.ROOT) + " stands in front of the first FROM")
        .withNote("only ARG may");
  }

  static Diagnostic switchValue(Word value) {
    return Diagnostic.error(
            SyntaxCode.SWITCH_VALUE, value.span(), "neither true nor false: " + value.text())
        .didYouMean(Nearest.toTruth(value.text()));
  }

  static Diagnostic givenTwice(Instruction earlier, Instruction later) {
    String name = later.keyword().text().toUpperCase(Locale.ROOT);
    return Diagnostic.warning(
            SyntaxCode.GIVEN_TWICE,
            earlier.span(),
            name + " is given again in this stage, so this one has no effect")
        .withLabel(earlier.span(), "has no effect")
        .withLabel(later.span(), "this one wins");
  }

  static Diagnostic onbuildTrigger(Word keyword) {
    return Diagnostic.error(
        SyntaxCode.ONBUILD_TRIGGER,
        keyword.span(),
        "ONBUILD cannot take " + keyword.text().toUpperCase(Locale.ROOT));
  }

  /** Whoever made the image is not the one to say how it is isolated. */
  static Diagnostic isolatingTrigger(String trigger, Word keyword) {
    return Diagnostic.error(
            SyntaxCode.ONBUILD_TRIGGER,
            keyword.span(),
            "ONBUILD of the image says " + keyword.text().toUpperCase(Locale.ROOT)
                + ", which only a spec may")
        .withNote("ONBUILD " + trigger);
  }

  static Diagnostic brokenTrigger(String trigger, Span place) {
    return Diagnostic.error(
            SyntaxCode.ONBUILD_TRIGGER, place, "ONBUILD of the image is not one instruction")
        .withNote("ONBUILD " + trigger);
  }

  static Diagnostic healthcheckType(Word type) {
    return Diagnostic.error(
            SyntaxCode.HEALTHCHECK_TYPE, type.span(), "unknown type of HEALTHCHECK: " + type.text())
        .didYouMean(Nearest.to(type.text(), List.of("CMD", "NONE")))
        .withNote("it is either CMD with a command, or NONE");
  }
}
