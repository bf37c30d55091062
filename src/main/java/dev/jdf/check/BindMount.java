package dev.jdf.check;

import dev.jdf.syntax.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a MOUNT; what is malformed is lowering's to tell. */
record BindMount(Map<String, String> fields) {

  static BindMount of(Word word) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : split(word.text())) {
      String[] parts = field.split("=", 2);
      fields.put(name(parts[0].toLowerCase(Locale.ROOT)), parts.length == 1 ? "true" : parts[1]);
    }
    return new BindMount(fields);
  }

  /** Of comma separated values, a quoted one without its quotes, two of which stand for one. */
  private static List<String> split(String text) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else if (c != '"' || (!quoted && i > 0 && text.charAt(i - 1) == '"')) {
        value.append(c);
      }
      quoted ^= c == '"';
    }
    values.add(value.toString());
    return values;
  }

  private static String name(String key) {
    return switch (key) {
      case "src" -> "source";
      case "dst", "destination" -> "target";
      case "ro" -> "readonly";
      default -> key;
    };
  }

  Optional<String> get(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  boolean isBind() {
    return fields.getOrDefault("type", "volume").equalsIgnoreCase("bind");
  }

  boolean readonly() {
    return get("readonly")
        .filter(value -> value.equals("true") || value.equals("1"))
        .isPresent();
  }

  /** The path, without a slash at its end. */
  Optional<String> source() {
    return get("source").map(BindMount::clean);
  }

  Optional<String> target() {
    return get("target").map(BindMount::clean);
  }

  static String clean(String path) {
    String clean = Path.of("/").resolve(path.replace("\0", "")).normalize().toString();
    return path.startsWith("/") ? clean : path;
  }
}
