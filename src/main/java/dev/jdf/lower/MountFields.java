package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one {@code MOUNT}, each with its value, synonyms under one name, and none that the
 * type does not know.
 *
 * @param keys as written, by the name that stands for all synonyms
 * @param values by that name
 */
record MountFields(Word word, Map<String, Word> keys, Map<String, Word> values) {

  static final List<String> KEYS = List.of(
      "type",
      "source",
      "src",
      "target",
      "dst",
      "destination",
      "readonly",
      "ro",
      "consistency",
      "bind-propagation",
      "bind-recursive",
      "bind-create-src",
      "volume-nocopy",
      "volume-label",
      "volume-driver",
      "volume-opt",
      "volume-subpath",
      "tmpfs-size",
      "tmpfs-mode",
      "image-subpath");

  /** The words that may have been meant where there is no value. */
  private static final List<String> ALONE =
      List.of("readonly", "ro", "bind-create-src", "volume-nocopy");

  /** The keys that say enough without a value. */
  static final List<String> BARE = List.of("readonly", "bind-create-src", "volume-nocopy");

  static Checked<MountFields> parse(Word word) {
    return CsvFields.split(word).then(fields -> parse(word, fields));
  }

  private static Checked<MountFields> parse(Word word, List<Word> fields) {
    Join join = new Join();
    Map<String, Word> keys = new LinkedHashMap<>();
    Map<String, Word> values = new LinkedHashMap<>();
    for (Word field : fields) {
      fault(field).ifPresent(join::add);
      keys.put(name(field), key(field));
      values.put(name(field), value(field));
    }
    MountFields all = new MountFields(word, keys, values);
    if (!join.failed()) {
      all.misplaced().forEach(join::add);
    }
    return join.to(() -> all);
  }

  String type() {
    return get("type").map(type -> type.text().toLowerCase(Locale.ROOT)).orElse("volume");
  }

  Optional<Word> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Checked<String> target() {
    return get("target")
        .map(MountPoint::parse)
        .orElseGet(() -> Checked.failed(List.of(MountErrors.missing(word, "a target"))));
  }

  Checked<Boolean> readonly() {
    return truth("readonly");
  }

  Checked<Boolean> truth(String key) {
    return get(key).map(MountFields::truth).orElseGet(() -> Checked.ok(false));
  }

  Checked<String> oneOf(String key, List<String> allowed, String otherwise) {
    Optional<Word> value = get(key);
    if (value.isEmpty() || allowed.contains(value.get().text())) {
      return Checked.ok(value.map(Word::text).orElse(otherwise));
    }
    return Checked.failed(
        List.of(ValueErrors.unknown(LowerCode.BAD_MOUNT, value.get(), key, allowed)));
  }

  private static Checked<Boolean> truth(Word value) {
    return switch (value.text()) {
      case "", "1", "true" -> Checked.ok(true);
      case "0", "false" -> Checked.ok(false);
      default -> Checked.failed(List.of(MountErrors.badTruth(value)));
    };
  }

  private static Word key(Word field) {
    int equals = field.text().indexOf('=');
    return equals < 0 ? field : field.part(0, equals);
  }

  private static Word value(Word field) {
    int equals = field.text().indexOf('=');
    return equals < 0 ? Words.from(field, field.text().length()) : Words.from(field, equals + 1);
  }

  private static String name(Word field) {
    String key = key(field).text().toLowerCase(Locale.ROOT);
    return switch (key) {
      case "src" -> "source";
      case "dst", "destination" -> "target";
      case "ro" -> "readonly";
      default -> key;
    };
  }

  private static Optional<Diagnostic> fault(Word field) {
    Word key = key(field);
    if (!key.text().equals(key.text().strip())) {
      return Optional.of(MountErrors.blanks(key));
    }
    if (!value(field).text().equals(value(field).text().strip())) {
      return Optional.of(MountErrors.blanks(value(field)));
    }
    boolean bare = field.text().indexOf('=') < 0;
    if (bare && !BARE.contains(name(field))) {
      return Optional.of(MountErrors.notKeyValue(field, ALONE));
    }
    if (!bare && value(field).text().isEmpty()) {
      return Optional.of(MountErrors.emptyValue(key));
    }
    boolean known = KEYS.contains(key.text().toLowerCase(Locale.ROOT));
    return known ? Optional.empty() : Optional.of(MountErrors.unknownKey(key, KEYS));
  }

  /** A finding for each key that belongs to another type, as {@code tmpfs-size} of a bind. */
  private List<Diagnostic> misplaced() {
    List<Diagnostic> findings = new ArrayList<>();
    keys.forEach((name, key) -> {
      int dash = name.indexOf('-');
      if (dash > 0 && !name.substring(0, dash).equals(type())) {
        findings.add(MountErrors.misplacedKey(key, type()));
      }
    });
    return findings;
  }
}
