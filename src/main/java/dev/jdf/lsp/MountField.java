package dev.jdf.lsp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The field that somebody types of a mount, {@code type=bind,src=./x}: of MOUNT, or of RUN's flag.
 *
 * @param key what is in front of its {@code =}; empty while that is typed
 * @param typed of the value, or else of the key
 * @param others the fields in front of it
 */
record MountField(String key, String typed, List<String> others) {

  private static final String FLAG = "--mount=";

  private static final Map<String, String> SAME_KEY = Map.of(
      "source", "src",
      "target", "dst",
      "destination", "dst",
      "ro", "readonly");

  static Optional<MountField> at(Cursor cursor) {
    if (SignaturePlace.isRunMount(cursor)) {
      return Optional.of(of(cursor.word().substring(FLAG.length())));
    }
    return cursor.keyword().equals("MOUNT") ? Optional.of(of(cursor.word())) : Optional.empty();
  }

  private static MountField of(String fields) {
    int start = fields.lastIndexOf(',') + 1;
    String field = fields.substring(start);
    int equals = field.indexOf('=');
    return new MountField(
        equals < 0 ? "" : field.substring(0, equals),
        field.substring(equals + 1),
        List.of(fields.substring(0, start).split(",")));
  }

  /** The name that stands for all names of a key. */
  static String sameKey(String key) {
    return SAME_KEY.getOrDefault(key, key);
  }

  boolean hasKey() {
    return !key.isEmpty();
  }

  boolean isSource() {
    return key.equals("source") || key.equals("src");
  }

  /** Whether a key is written already, with a value or without, by any of its names. */
  boolean says(String other) {
    return others.stream()
        .map(field -> MountField.sameKey(field.split("=", 2)[0]))
        .anyMatch(MountField.sameKey(other)::equals);
  }

  String type() {
    return others.stream()
        .filter(field -> field.startsWith("type="))
        .map(field -> field.substring("type=".length()))
        .findFirst()
        .orElse("bind");
  }
}
