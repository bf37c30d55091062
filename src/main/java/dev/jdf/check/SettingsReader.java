package dev.jdf.check;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.diagnostic.Severity;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text of a {@code .jbuild.yaml} → {@link Settings}. Whatever it does not know is an error. */
public final class SettingsReader {

  /** What a project calls its settings. */
  public static final String FILE = ".jbuild.yaml";

  private static final List<String> LEVELS =
      Stream.of(Level.values()).map(Level::word).toList();

  private static final List<String> FAIL_ON = List.of("error", "warning", "info", "hint", "never");

  private static final List<String> FORMS =
      Stream.of(LabelForm.values()).map(LabelForm::word).toList();

  private SettingsReader() {}

  public static Checked<Settings> read(SourceFile file) {
    Findings findings = new Findings();
    Optional<Settings> settings = JsonReader.tree(file, JsonReader.Format.YAML, findings)
        .flatMap(json ->
            Fields.decode(json, Fields.Dialect.STRICT, findings, fields -> settings(fields, file)));
    Checked<Settings> read = findings.check(settings);
    List<Diagnostic> errors = read.findings().stream()
        .map(finding -> finding.withSeverity(Severity.ERROR))
        .toList();
    return new Checked<>(errors.isEmpty() ? read.value() : Optional.empty(), errors);
  }

  private static Settings settings(Fields f, SourceFile file) {
    return new Settings(
        f.object("severity", SettingsReader::levels).orElseGet(TreeMap::new),
        f.objects("ignore", SettingsReader::ignore),
        f.texts("registries"),
        labels(f),
        oneOf(f, "fail-on", FAIL_ON).map(word -> word.equals("never") ? Level.OFF : level(word)),
        new Policy(file, f.object("policy", it -> limits(it, file)).orElse(List.of())));
  }

  private static SortedMap<String, Level> levels(Fields f) {
    SortedMap<String, Level> levels = new TreeMap<>();
    Rules.ALL.forEach(
        rule -> oneOf(f, rule.id(), LEVELS).ifPresent(word -> levels.put(rule.id(), level(word))));
    return levels;
  }

  private static Settings.Ignore ignore(Fields f) {
    List<String> names = Rules.ALL.stream().map(Rule::id).toList();
    f.requiredText("rule");
    return new Settings.Ignore(oneOf(f, "rule", names).orElse(""), f.texts("paths"));
  }

  private static SortedMap<String, LabelForm> labels(Fields f) {
    SortedMap<String, LabelForm> labels = new TreeMap<>();
    f.textMap("labels")
        .forEach((key, word) ->
            known(f, word, FORMS, f.place("labels")).ifPresent(it -> labels.put(key, form(it))));
    return labels;
  }

  private static List<Policy.Limit> limits(Fields f, SourceFile file) {
    List<Policy.Limit> limits = new ArrayList<>();
    for (Policy.Topic topic : Policy.Topic.values()) {
      Optional<List<String>> allowed = topic.isSwitch()
          ? f.optionalFlag(topic.key()).map(on -> on ? List.of("true") : List.of())
          : f.optionalTexts(topic.key());
      allowed.ifPresent(names -> names.forEach(name -> knownTo(topic, name, f, file)));
      allowed.ifPresent(names -> limits.add(new Policy.Limit(topic, names, f.place(topic.key()))));
    }
    return limits;
  }

  /** A bound that no spec can come up against is a mistyped one. */
  private static void knownTo(Policy.Topic topic, String name, Fields f, SourceFile file) {
    List<String> words = topic.words();
    Span all = f.place(topic.key());
    int at = file.text(all).indexOf(name);
    Span place = at < 0 ? all : new Span(all.start() + at, all.start() + at + name.length());
    String word = topic == Policy.Topic.CAPABILITIES
        ? name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "")
        : name;
    if (!topic.isSwitch() && !words.isEmpty()) {
      known(f, word, words, place);
    }
  }

  private static Optional<String> oneOf(Fields f, String key, List<String> words) {
    return f.text(key).flatMap(word -> known(f, word, words, f.place(key)));
  }

  private static Optional<String> known(Fields f, String word, List<String> words, Span place) {
    if (words.contains(word)) {
      return Optional.of(word);
    }
    f.findings()
        .error(() -> Diagnostic.error(
                SettingsCode.WRONG_VALUE,
                place,
                "'" + word + "' is none of the values that it takes")
            .didYouMean(Nearest.to(word, words)));
    return Optional.empty();
  }

  private static Level level(String word) {
    return Level.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static LabelForm form(String word) {
    return LabelForm.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
