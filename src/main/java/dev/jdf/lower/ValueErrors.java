package dev.jdf.lower;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.linux.Sysctl;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about sizes, limits, kernel parameters and mount options that cannot be. */
final class ValueErrors {

  private static final List<String> UNITS = List.of("b", "k", "m", "g", "t", "p");
  private static final List<String> TMPFS_UNITS = List.of("k", "m", "g");
  private static final List<String> NO_LIMIT = List.of("unlimited", "infinity", "max");

  private ValueErrors() {}

  static Diagnostic badSize(Word word) {
    return error(LowerCode.BAD_SIZE, word, "invalid size: '" + word.text() + "'")
        .withNote("a size is a number with b, k, m, g, t or p behind it: 64m");
  }

  static Diagnostic badSizeUnit(Word word, String unit) {
    return error(LowerCode.BAD_SIZE, word, "invalid unit '" + unit + "' in a size")
        .didYouMean(withUnit(word.text(), unit, UNITS))
        .withNote("units are b, k, m, g, t and p, each a power of 1024");
  }

  /** One letter alone is near to every unit. */
  private static Optional<String> withUnit(String size, String unit, List<String> units) {
    String number = size.substring(0, size.length() - unit.length());
    String first = unit.isEmpty() ? "" : unit.substring(0, 1).toLowerCase(Locale.ROOT);
    boolean near = unit.matches("(?i)..|...|bytes?|(kilo|mega|giga|tera|peta).*");
    if (near && units.contains(first)) {
      return Optional.of(number + first);
    }
    return unit.length() < 2 ? Optional.empty() : Nearest.to(unit, units).map(number::concat);
  }

  static Diagnostic sizeOverflow(Word word) {
    return error(LowerCode.SIZE_OVERFLOW, word, word.text() + " is more than 2^63 - 1 bytes");
  }

  static Diagnostic unknownUlimit(Word name, Collection<String> names) {
    return error(
            LowerCode.UNKNOWN_ULIMIT, name, "no resource limit is called '" + name.text() + "'")
        .didYouMean(Nearest.to(
            name.text().replaceFirst("(?i)^RLIMIT_", "").toLowerCase(Locale.ROOT), names))
        .withNote("limits: " + String.join(" ", names));
  }

  static Diagnostic ulimitWithoutValue(Word word) {
    return error(LowerCode.BAD_ULIMIT, word, "a limit is NAME=SOFT or NAME=SOFT:HARD");
  }

  static Diagnostic badUlimit(Word value) {
    boolean several = value.text().matches("-?[0-9]+(,[a-z]+=-?[0-9]+)*,?");
    String apart = Words.withoutComma(value.text()).replace(',', ' ');
    return error(LowerCode.BAD_ULIMIT, value, "invalid limit: '" + value.text() + "'")
        .didYouMean(several ? Optional.of(apart) : noLimit(value.text()))
        .withNote("a limit is a decimal number, or -1 for no limit");
  }

  /** What others call no limit is -1 here. */
  static Optional<String> noLimit(String text) {
    return Nearest.to(text, NO_LIMIT).map(any -> "-1");
  }

  static Diagnostic softAboveHard(Word soft, Word hard) {
    String message = "soft limit " + soft.text() + " is above the hard limit " + hard.text();
    return error(LowerCode.SOFT_ABOVE_HARD, soft, message)
        .withLabel(soft.span(), "soft limit")
        .withLabel(hard.span(), "hard limit");
  }

  static Diagnostic sysctlWithoutValue(Word word) {
    return error(LowerCode.SYSCTL_NOT_ALLOWED, word, "a kernel parameter is NAME=VALUE");
  }

  /** @param words a parameter, and the rest of its value */
  static Diagnostic sysctlUnquoted(List<Word> words) {
    Span span = words.get(0).span().to(words.get(words.size() - 1).span());
    String right = words.stream().map(Word::text).collect(Collectors.joining(" ", "\"", "\""));
    return Diagnostic.error(
            LowerCode.SYSCTL_NOT_ALLOWED, span, "a value of several words is quoted")
        .withFix(new Fix("did you mean " + right + "?", span, right));
  }

  /** The line itself can be the instruction if it says nothing else. */
  static Diagnostic sysctlIsInstruction(
      Word word, String instruction, IsolationInstruction.Sysctl line) {
    int equals = word.text().indexOf('=');
    String right = instruction + " " + word.text().substring(equals + 1);
    String message = "'" + word.text().substring(0, equals) + "' is set by " + instruction;
    Diagnostic finding = error(LowerCode.SYSCTL_NOT_ALLOWED, word.part(0, equals), message);
    return line.words().size() == 1
        ? finding.withFix(new Fix("did you mean " + right + "?", line.span(), right))
        : finding.withNote("write " + right);
  }

  static Diagnostic sysctlNotAllowed(Word name, Collection<String> names) {
    String message = "'" + name.text() + "' is not a parameter that a container has of its own";
    String dotted = name.text().replace('/', '.').toLowerCase(Locale.ROOT);
    boolean slashed = dotted.matches("(net|fs[.]mqueue)[.].+") || names.contains(dotted);
    List<String> likely = new ArrayList<>(names);
    likely.addAll(Sysctl.QUEUES);
    return error(LowerCode.SYSCTL_NOT_ALLOWED, name, message)
        .didYouMean(
            slashed && !dotted.equals(name.text())
                ? Optional.of(dotted)
                : Nearest.to(dotted, likely))
        .withNote("allowed: net.*, fs.mqueue.*, " + String.join(", ", names));
  }

  static Diagnostic sysctlOfHost(Word name, String namespace, Optional<Span> shared) {
    String message =
        name.text() + " would change the host: its " + namespace + " namespace is shared";
    Diagnostic finding = error(LowerCode.SYSCTL_WITHOUT_NAMESPACE, name, message);
    return shared.map(line -> finding.withLabel(line, "shared here")).orElse(finding);
  }

  static Diagnostic badTmpfsOption(Word option, Collection<String> known) {
    if (option.text().isEmpty()) {
      return error(LowerCode.BAD_TMPFS_OPTION, option, "an option is missing here");
    }
    int equals = option.text().indexOf('=');
    Word name = equals < 0 ? option : option.part(0, equals);
    return error(LowerCode.BAD_TMPFS_OPTION, name, "invalid tmpfs option '" + option.text() + "'")
        .didYouMean(Nearest.to(name.text(), known));
  }

  /** @param comma behind the last option; of a variable's value it is written nowhere */
  static Diagnostic tmpfsEndsWithComma(Word comma) {
    Diagnostic finding = error(LowerCode.BAD_TMPFS_OPTION, comma, "no option follows the comma")
        .withNote("several directories have blanks between them, not commas");
    return comma.span().length() == 1
        ? finding.withFix(new Fix("leave out the comma", comma.span(), ""))
        : finding;
  }

  static Diagnostic tmpfsOptionWithoutValue(Word option) {
    return error(LowerCode.BAD_TMPFS_OPTION, option, option.text() + " needs a value")
        .withNote("write " + option.text() + "=VALUE");
  }

  /** @param comma where it is in the word */
  static Diagnostic tmpfsCommaForColon(Word word, int comma) {
    String right = word.text().substring(0, comma) + ":" + word.text().substring(comma + 1);
    return error(
            LowerCode.BAD_TMPFS_OPTION, word, "a colon parts the path of a tmpfs from its options")
        .didYouMean(Optional.of(right));
  }

  static Diagnostic tmpfsOptionApart(Word before, Word option) {
    boolean open = before.text().endsWith(":") || before.text().endsWith(",");
    boolean first = before.text().startsWith("/") && before.text().indexOf(':') < 0;
    String mark = open ? "" : first ? ":" : ",";
    Diagnostic finding = error(
            LowerCode.BAD_TMPFS_OPTION,
            option,
            "'" + option.text() + "' stands apart from its path")
        .withNote("a tmpfs is /path:option,option in one word");
    Span gap = before.span().to(option.span());
    return before.span().end() >= option.span().start()
        ? finding
        : finding.withFix(new Fix(
            "did you mean " + before.text() + mark + option.text() + "?",
            gap,
            before.text() + mark + option.text()));
  }

  static Diagnostic badTmpfsValue(Word value, String wanted) {
    return error(LowerCode.BAD_TMPFS_OPTION, value, "'" + value.text() + "' is not " + wanted);
  }

  static Diagnostic badTmpfsAmount(Word value) {
    String unit = value.text().replaceFirst("^[0-9]+", "");
    return badTmpfsValue(value, "an amount such as 64m")
        .didYouMean(withUnit(value.text(), unit, TMPFS_UNITS));
  }

  static Diagnostic unknown(LowerCode code, Word word, String what, List<String> names) {
    return error(code, word, "unknown " + what + " '" + word.text() + "'")
        .didYouMean(Nearest.to(word.text(), names))
        .withNote("known: " + String.join(", ", names));
  }

  static Diagnostic error(LowerCode code, Word word, String message) {
    return Diagnostic.error(code, word.span(), message);
  }
}
