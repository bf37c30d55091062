package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code RUN --mount=KEY=VALUE,...} may say (Dockerfile reference). */
final class RunMounts {

  private static final List<String> KEYS = List.of(
      "type",
      "from",
      "source",
      "src",
      "target",
      "dst",
      "destination",
      "readonly",
      "ro",
      "readwrite",
      "rw",
      "id",
      "sharing",
      "required",
      "size",
      "mode",
      "uid",
      "gid",
      "env");

  static final List<String> ALONE = List.of("readonly", "ro", "readwrite", "rw", "required");
  static final List<String> TYPES = List.of("bind", "cache", "tmpfs", "secret", "ssh");
  static final List<String> SHARING = List.of("shared", "private", "locked");

  /** What Go takes for a truth value, in any case, which is a little more than it does. */
  private static final List<String> TRUTH = List.of("true", "false", "1", "0", "t", "f");

  private static final Pattern OCTAL = Pattern.compile("[0-7]{1,11}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,10}");
  private static final Pattern TARGET = Pattern.compile("(?i)(^|,)(target|dst|destination)=[^,]");
  private static final Pattern WITHOUT_TARGET =
      Pattern.compile("(?i)(^|,)type=(secret|ssh|[^,]*\\$)");

  private RunMounts() {}

  /** A secret has a place of its own; a value with quotes is left to who mounts it. */
  static boolean lacksTarget(Word value) {
    String text = value.text();
    return text.indexOf('"') < 0
        && !TARGET.matcher(text).find()
        && !WITHOUT_TARGET.matcher(text).find();
  }

  /** The keys that one type has, each by one of its names. */
  static List<String> keys(String type) {
    return switch (type) {
      case "cache" ->
        List.of("type", "target", "id", "sharing", "from", "source", "ro", "mode", "uid", "gid");
      case "tmpfs" -> List.of("type", "target", "size");
      case "secret" -> List.of("type", "id", "target", "env", "required", "mode", "uid", "gid");
      case "ssh" -> List.of("type", "id", "target", "required", "mode", "uid", "gid");
      default -> List.of("type", "target", "source", "from", "rw");
    };
  }

  /** What is wrong with the fields; a value with quotes is left to who mounts it. */
  static List<Diagnostic> faults(Word value) {
    List<Diagnostic> faults = new ArrayList<>();
    if (value.text().indexOf('"') >= 0) {
      return faults;
    }
    int start = 0;
    for (String field : value.text().split(",", -1)) {
      fault(value.part(start, start + field.length())).ifPresent(faults::add);
      start += field.length() + 1;
    }
    return faults;
  }

  private static Optional<Diagnostic> fault(Word field) {
    int equals = field.text().indexOf('=');
    Word key = equals < 0 ? field : field.part(0, equals);
    String name = key.text().toLowerCase(Locale.ROOT);
    if (equals < 0) {
      return ALONE.contains(name)
          ? Optional.empty()
          : Optional.of(FlagErrors.mountField(field, ALONE));
    }
    if (!KEYS.contains(name)) {
      return Optional.of(FlagErrors.mountWord("key", key, KEYS));
    }
    Word value = field.part(equals + 1, field.text().length());
    return switch (name) {
      case "type" -> unless(TYPES, "type", value);
      case "sharing" -> unless(SHARING, "sharing", value);
      case "required", "readonly", "ro", "readwrite", "rw" -> unless(TRUTH, name, value);
      case "mode" -> unless(OCTAL, "an octal number", field, value);
      case "uid", "gid" -> unless(DECIMAL, "a number", field, value);
      default -> Optional.empty();
    };
  }

  private static Optional<Diagnostic> unless(Pattern shape, String what, Word field, Word value) {
    return value.text().indexOf('$') >= 0 || shape.matcher(value.text()).matches()
        ? Optional.empty()
        : Optional.of(FlagErrors.mountValue(field, what));
  }

  /** What a variable stands for is not known here. */
  private static Optional<Diagnostic> unless(List<String> words, String what, Word value) {
    boolean known = words.contains(value.text().toLowerCase(Locale.ROOT));
    return known || value.text().indexOf('$') >= 0
        ? Optional.empty()
        : Optional.of(FlagErrors.mountWord(what, value, words));
  }
}
