package dev.jdf.check;

import dev.jdf.diagnostic.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the value of a label has to look like. */
public enum LabelForm {
  TEXT("a text", "(?s).+"),
  URL("a URL", "https?://[^\\s/?#]+\\S*"),
  TIME(
      "a time as RFC 3339 writes it, 2026-01-31T12:00:00Z",
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)"),
  LICENCE(
      "an SPDX licence expression, such as Apache-2.0",
      "\\(?[A-Za-z0-9.+-]+\\)?(?: (?:AND|OR|WITH) \\(?[A-Za-z0-9.+-]+\\)?)*"),
  HASH("the hash of a git commit", "[0-9a-f]{7,64}"),
  VERSION(
      "a semantic version, 1.2.3",
      "v?\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?"),
  EMAIL("an e-mail address", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private static final String OCI = "org.opencontainers.image.";

  /** annotations.md of the image-spec. */
  private static final List<String> NAMES = List.of(
      "created",
      "authors",
      "url",
      "documentation",
      "source",
      "version",
      "revision",
      "vendor",
      "licenses",
      "ref.name",
      "title",
      "description",
      "base.digest",
      "base.name");

  private final String what;
  private final Pattern pattern;

  LabelForm(String what, String pattern) {
    this.what = what;
    this.pattern = Pattern.compile(pattern);
  }

  /** With its article. */
  String what() {
    return what;
  }

  /** The word that settings have for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean matches(String value) {
    return pattern.matcher(value).matches();
  }

  /** The label of the image-spec that one of its kind, which it does not define, may mean. */
  static Optional<String> meant(String key) {
    return key.startsWith(OCI) && !NAMES.contains(key.substring(OCI.length()))
        ? Nearest.to(key.substring(OCI.length()), NAMES).map(OCI::concat)
        : Optional.empty();
  }

  /** The form of the labels that the image-spec defines. */
  static Optional<LabelForm> ofStandard(String key) {
    if (!key.startsWith(OCI)) {
      return Optional.empty();
    }
    return switch (key.substring(OCI.length())) {
      case "created" -> Optional.of(TIME);
      case "url", "documentation" -> Optional.of(URL);
      case "licenses" -> Optional.of(LICENCE);
      case "authors", "source", "version", "revision", "vendor", "title", "description" ->
        Optional.of(TEXT);
      default -> Optional.empty();
    };
  }
}
