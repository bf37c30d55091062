package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction.SecurityOpt;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code SECURITY_OPT} says: docker's keys, each with the last value given.
 *
 * @param values the words, each a valid value of its key; each part of {@code label} is a key
 */
record SecurityOptions(Map<String, Word> values) {

  private static final String NO_NEW_PRIVILEGES = "no-new-privileges";
  static final List<String> KEYS =
      List.of(NO_NEW_PRIVILEGES, "seccomp", "apparmor", "label", "systempaths", "writable-cgroups");
  private static final String LABEL = "label:";
  private static final List<String> TRUE = List.of("1", "t", "T", "TRUE", "true", "True");
  private static final List<String> FALSE = List.of("0", "f", "F", "FALSE", "false", "False");

  static Checked<SecurityOptions> of(Profile profile) {
    Join join = new Join();
    Map<String, Word> values = new LinkedHashMap<>();
    for (SecurityOpt line : profile.all(SecurityOpt.class)) {
      for (Word word : line.words()) {
        fault(word).ifPresentOrElse(join::add, () -> values.put(slot(word), content(word)));
      }
    }
    return join.to(() -> new SecurityOptions(values));
  }

  Optional<Boolean> noNewPrivileges() {
    return get(NO_NEW_PRIVILEGES).map(TRUE::contains);
  }

  Optional<Boolean> writableCgroups() {
    return get("writable-cgroups").map(TRUE::contains);
  }

  /** The word that says so. */
  Optional<Span> writableCgroupsPlace() {
    return Optional.ofNullable(values.get("writable-cgroups")).map(Word::span);
  }

  boolean seccompUnconfined() {
    return get("seccomp").filter("unconfined"::equals).isPresent();
  }

  boolean seccompBuiltin() {
    return get("seccomp").filter("builtin"::equals).isPresent();
  }

  /** The profile that the spec brings along. */
  Optional<Word> seccompFile() {
    return Optional.ofNullable(values.get("seccomp"))
        .filter(word -> !seccompUnconfined() && !seccompBuiltin());
  }

  /** What {@code label=PART:NAME} says. */
  SelinuxLabels labels() {
    Map<String, String> parts = new LinkedHashMap<>();
    values.forEach((key, word) -> {
      if (key.startsWith(LABEL)) {
        parts.put(key.substring(LABEL.length()), word.text());
      }
    });
    return SelinuxLabels.of(parts);
  }

  boolean systemPathsUnconfined() {
    return get("systempaths").isPresent();
  }

  /** The AppArmor profile; "unconfined" is what a process without one is. */
  Optional<String> apparmor() {
    return get("apparmor").filter(name -> !name.equals("unconfined"));
  }

  /** Where the properties come from that a key sets as a whole. */
  SortedMap<String, Span> origins() {
    SortedMap<String, Span> origins = new TreeMap<>();
    origin(origins, NO_NEW_PRIVILEGES, "/process/noNewPrivileges");
    origin(origins, "apparmor", "/process/apparmorProfile");
    origin(origins, "seccomp", "/linux/seccomp");
    origin(origins, "systempaths", "/linux/maskedPaths");
    origin(origins, "systempaths", "/linux/readonlyPaths");
    values.forEach((key, word) -> {
      if (key.startsWith(LABEL) && labels().process().isPresent()) {
        origins.put("/process/selinuxLabel", word.span());
      }
    });
    return origins;
  }

  private void origin(Map<String, Span> origins, String key, String pointer) {
    Optional.ofNullable(values.get(key)).ifPresent(word -> origins.put(pointer, word.span()));
  }

  private Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key)).map(Word::text);
  }

  private static Optional<Diagnostic> fault(Word word) {
    String value = value(word).text();
    return switch (key(word)) {
      case NO_NEW_PRIVILEGES -> unless(isBoolean(value), word, Choices.BOOLEAN);
      case "writable-cgroups" -> unless(hasValue(word) && isBoolean(value), word, Choices.BOOLEAN);
      case "systempaths" -> unless(value.equals("unconfined"), word, List.of("unconfined"));
      case "apparmor", "seccomp" -> unless(!value.isEmpty(), word, List.of());
      case "label" -> label(word, value(word));
      default ->
        Optional.of(SpecErrors.unknownSecurityOption(word, word.part(0, separator(word)), KEYS));
    };
  }

  private static Optional<Diagnostic> label(Word word, Word value) {
    int colon = value.text().indexOf(':');
    if (colon < 0) {
      return value.text().equals("disable")
          ? Optional.empty()
          : Optional.of(SpecErrors.badLabel(word, value, SelinuxLabels.PARTS));
    }
    Word part = value.part(0, colon);
    if (!SelinuxLabels.PARTS.contains(part.text())) {
      return Optional.of(ValueErrors.unknown(
          LowerCode.BAD_SECURITY_OPTION, part, "part of a label", SelinuxLabels.PARTS));
    }
    return unless(colon + 1 < value.text().length(), word, List.of());
  }

  /** @param words that it takes, if they are known */
  private static Optional<Diagnostic> unless(boolean good, Word word, List<String> words) {
    return good
        ? Optional.empty()
        : Optional.of(SpecErrors.badSecurityValue(word, value(word), words));
  }

  private static boolean isBoolean(String value) {
    return TRUE.contains(value) || FALSE.contains(value);
  }

  private static boolean hasValue(Word word) {
    return separator(word) < word.text().length();
  }

  /** The key, and which part of it where a key has parts. */
  private static String slot(Word word) {
    return key(word).equals("label")
        ? LABEL + Words.split(value(word), ':').get(0).text()
        : key(word);
  }

  private static Word content(Word word) {
    Word value = value(word);
    int colon = value.text().indexOf(':');
    return key(word).equals("label") && colon >= 0 ? Words.from(value, colon + 1) : value;
  }

  private static String key(Word word) {
    return word.text().substring(0, separator(word));
  }

  /** The value; only {@code no-new-privileges} may be without, which means true. */
  private static Word value(Word word) {
    if (hasValue(word)) {
      return Words.from(word, separator(word) + 1);
    }
    return new Word(key(word).equals(NO_NEW_PRIVILEGES) ? "true" : "", word.span());
  }

  /** Where the first {@code =} or, without one, {@code :} is; the end if there is neither. */
  private static int separator(Word word) {
    String text = word.text();
    int at = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
    return at >= 0 ? at : text.length();
  }
}
