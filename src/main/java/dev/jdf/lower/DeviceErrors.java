package dev.jdf.lower;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said about devices that cannot be. */
final class DeviceErrors {

  private static final List<String> ACCESS = List.of("r", "w", "m", "rw", "rm", "wm", "rwm");

  private static final List<String> TYPES = List.of("a", "b", "c");

  /** TYPE MAJOR:MINOR ACCESS, with the type perhaps written out. */
  private static final Pattern RULE =
      Pattern.compile("(all|block|char|[abc])\\s+((?:[0-9]+|\\*):(?:[0-9]+|\\*))\\s+(\\S+)");

  private DeviceErrors() {}

  static Diagnostic relativePath(Word path) {
    Diagnostic finding = error(path, "'" + path.text() + "' is no absolute path of a device");
    String bare = Words.withoutComma(path.text());
    if (ACCESS.contains(bare)) {
      return finding
          .didYouMean(Optional.of(bare))
          .withNote("several devices have blanks between them, not commas");
    }
    if (path.text().matches("[rwm]+")) {
      return finding.withNote("as an access, each of r, w and m stands at most once");
    }
    return path.text().startsWith("dev/")
        ? finding.didYouMean(Optional.of("/" + path.text()))
        : finding;
  }

  static Diagnostic badAccess(Word access) {
    return error(access, "'" + access.text() + "' is no access to a device")
        .didYouMean(access.text().isEmpty() ? Optional.empty() : Nearest.to(access.text(), ACCESS))
        .withNote("r to read, w to write, m to make nodes, each at most once: rw");
  }

  static Diagnostic tooManyParts(Word word) {
    return error(word, "a device is SOURCE[:TARGET][:ACCESS]")
        .withNote("for example /dev/ttyUSB0:/dev/modem:rw");
  }

  static Diagnostic byName(Word word) {
    return Diagnostic.error(
            LowerCode.NOT_SUPPORTED,
            word.span(),
            "devices by vendor and class (CDI) are not supported")
        .withNote("name the device nodes: DEVICE /dev/…");
  }

  /** @param paths of devices that there are */
  static Diagnostic missing(Word word, String path, List<String> paths) {
    Optional<String> meant =
        Nearest.beside(path, paths).map(near -> word.text().replace(path, near));
    return Diagnostic.error(
            LowerCode.MISSING_DEVICE, word.span(), "there is no " + path + " on this machine")
        .didYouMean(meant);
  }

  static Diagnostic noDevice(Word word, String path) {
    return error(word, path + " is no device and has none below it");
  }

  static Diagnostic badRule(Word word) {
    return Diagnostic.error(
            LowerCode.BAD_DEVICE_RULE, word.span(), "'" + word.text() + "' is no rule for devices")
        .didYouMean(meantRule(word.text()))
        .withNote("a rule is \"TYPE MAJOR:MINOR ACCESS\", such as \"c 10:229 rwm\" or \"b 8:* r\"");
  }

  /** A rule whose type or access is misspelt, in quotes. */
  private static Optional<String> meantRule(String rule) {
    Matcher parts = RULE.matcher(rule);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String type = parts.group(1).substring(0, 1).toLowerCase(Locale.ROOT);
    return TYPES.contains(type)
        ? Nearest.to(parts.group(3), ACCESS)
            .map(access -> type + " " + parts.group(2) + " " + access)
            .filter(right -> !right.equals(rule))
            .map(right -> '"' + right + '"')
        : Optional.empty();
  }

  /** @param rule what is near to one, without quotes */
  static Diagnostic badUnquotedRule(Span span, String rule) {
    return Diagnostic.error(
            LowerCode.BAD_DEVICE_RULE, span, "'" + rule + "' is no rule for devices")
        .withNote(
            "a rule is one word in quotes, \"TYPE MAJOR:MINOR ACCESS\", such as \"c 10:229 rwm\"");
  }

  static Diagnostic unquotedRule(Span span, String rule) {
    return Diagnostic.error(
            LowerCode.BAD_DEVICE_RULE, span, "a rule for devices is one word: quote it")
        .withFix(new Fix("write \"" + rule + "\"", span, "\"" + rule + "\""));
  }

  static Diagnostic noEffect(Word word) {
    return Diagnostic.warning(
        LowerCode.BAD_DEVICE_RULE, word.span(), "PRIVILEGED allows every device anyway");
  }

  private static Diagnostic error(Word word, String message) {
    return Diagnostic.error(LowerCode.BAD_DEVICE, word.span(), message);
  }
}
