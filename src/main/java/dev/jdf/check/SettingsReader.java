package dev.jdf.check;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.Json;
import dev.jdf.json.JsonCode;
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
    Optional<Json> json = JsonReader.tree(file, JsonReader.Format.YAML, findings);
    if (saysNothing(json, findings)) {
      return Checked.ok(Settings.DEFAULT);
    }
    Optional<Settings> settings = json.flatMap(tree ->
        Fields.decode(tree, Fields.Dialect.CLOSED, findings, fields -> settings(fields, file)));
    Checked<Settings> read = findings.check(settings);
    return new Checked<>(
        read.value(),
        read.findings().stream().map(finding -> placed(finding, file)).toList());
  }

  private static Diagnostic placed(Diagnostic finding, SourceFile file) {
    return finding.code() == JsonCode.UNKNOWN_KEY
        ? SettingsWords.misplaced(finding, file.text(finding.span()), rules())
        : finding;
  }

  /** A file of comments only, as it is left when every line of it is commented out. */
  private static boolean saysNothing(Optional<Json> json, Findings findings) {
    List<Diagnostic> wrong = findings.check(json).findings();
    return json.isPresent()
        ? wrong.isEmpty() && isNothing(json.get())
        : wrong.stream().allMatch(finding -> finding.code() == JsonCode.EMPTY);
  }

  /** The reader takes what is behind a lone --- for a text of no length. */
  private static boolean isNothing(Json json) {
    return json instanceof Json.Null || (json instanceof Json.Str && json.span().isEmpty());
  }

  private static Settings settings(Fields f, SourceFile file) {
    return new Settings(
        levels(f),
        f.objects("ignore", SettingsReader::ignore, SettingsReader::everywhere),
        registries(f),
        labels(f),
        oneOf(f, "fail-on", FAIL_ON).map(word -> word.equals("never") ? Level.OFF : level(word)),
        new Policy(file, f.object("policy", it -> limits(it, file)).orElse(List.of())));
  }

  private static SortedMap<String, Level> levels(Fields f) {
    SortedMap<String, Level> levels = new TreeMap<>();
    f.textMap("severity").forEach((name, word) -> {
      boolean ours = !rule(f, name, f.keyPlace("severity", name)).isEmpty();
      if (ours && f.isText("severity", name)) {
        known(f, word, LEVELS, f.place("severity", name))
            .ifPresent(it -> levels.put(name, level(it)));
      }
    });
    return levels;
  }

  private static List<String> registries(Fields f) {
    List<String> registries = f.texts("registries");
    List<Span> places = f.itemPlaces("registries");
    for (int i = 0; i < registries.size(); i++) {
      SettingsWords.registry(registries.get(i), places.get(i))
          .ifPresent(finding -> f.findings().error(() -> finding));
    }
    return registries;
  }

  private static Settings.Ignore ignore(Fields f) {
    String name = f.requiredText("rule");
    String rule = f.isText("rule") ? rule(f, name, f.place("rule")) : "";
    List<String> paths = f.texts("paths");
    List<Span> places = f.itemPlaces("paths");
    for (int i = 0; i < paths.size(); i++) {
      SettingsWords.glob(paths.get(i), places.get(i))
          .ifPresent(finding -> f.findings().error(() -> finding));
    }
    return new Settings.Ignore(rule, paths);
  }

  /** A rule's name alone: it holds for no file. */
  private static Settings.Ignore everywhere(Fields f, Json.Str rule) {
    return new Settings.Ignore(rule(f, rule.value(), rule.span()), List.of());
  }

  /** The name of a rule, or nothing for one that there is not. */
  private static String rule(Fields f, String name, Span place) {
    if (rules().contains(name)) {
      return name;
    }
    f.findings().error(() -> SettingsWords.unknownRule(name, rules(), place));
    return "";
  }

  private static List<String> rules() {
    return Rules.ALL.stream().map(Rule::id).toList();
  }

  private static SortedMap<String, LabelForm> labels(Fields f) {
    SortedMap<String, LabelForm> labels = new TreeMap<>();
    f.textMap("labels")
        .forEach((key, word) -> Optional.of(word)
            .filter(it -> f.isText("labels", key))
            .flatMap(it -> known(f, it, FORMS, f.place("labels", key)))
            .ifPresent(it -> labels.put(key, form(it))));
    return labels;
  }

  private static List<Policy.Limit> limits(Fields f, SourceFile file) {
    List<Policy.Limit> limits = new ArrayList<>();
    for (Policy.Topic topic : Policy.Topic.values()) {
      Optional<List<String>> allowed = topic.isSwitch()
          ? f.optionalFlag(topic.key()).map(on -> on ? List.of("true") : List.of())
          : names(topic, f);
      allowed.ifPresent(names -> names.forEach(name -> knownTo(topic, name, f, file)));
      allowed.ifPresent(names -> limits.add(new Policy.Limit(topic, names, f.place(topic.key()))));
    }
    return limits;
  }

  /** The number of a user is as good a name without quotes. */
  private static Optional<List<String>> names(Policy.Topic topic, Fields f) {
    return topic == Policy.Topic.USERS
        ? f.optionalNames(topic.key())
        : f.optionalTexts(topic.key());
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
    Optional<Diagnostic> finding = switch (topic) {
      case MOUNTS -> SettingsWords.folder(name, place);
      case DEVICES -> SettingsWords.device(name, place);
      case USERS -> SettingsWords.user(name, place);
      case CAPABILITIES, HOST_NAMESPACES, PRIVILEGED, UNCONFINED, NEW_PRIVILEGES ->
        Optional.empty();
    };
    finding.ifPresent(it -> f.findings().error(() -> it));
  }

  private static Optional<String> oneOf(Fields f, String key, List<String> words) {
    return text(f, key).flatMap(word -> known(f, word, words, f.place(key)));
  }

  /** What is none has been told, and is no word that could be unknown as well. */
  private static Optional<String> text(Fields f, String key) {
    return f.text(key).filter(it -> f.isText(key));
  }

  private static Optional<String> known(Fields f, String word, List<String> words, Span place) {
    if (words.contains(word)) {
      return Optional.of(word);
    }
    f.findings().error(() -> SettingsWords.notKnown(word, words, place));
    return Optional.empty();
  }

  private static Level level(String word) {
    return Level.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static LabelForm form(String word) {
    return LabelForm.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
