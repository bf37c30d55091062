package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.Signal;
import dev.jdf.oci.ImageConfig;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Maintainer;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.IsolationInstruction.Annotation;
import dev.jdf.syntax.IsolationInstruction.Init;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.PortSet;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code annotations}: what the image and the spec say of themselves (image-spec {@code
 * conversion.md}), under their labels, under what {@code ANNOTATION} says.
 */
final class AnnotationLowering {

  /** Asks jexec for a process 1 that reaps: a configuration has no word for it. */
  static final String INIT = "dev.jdf.init";

  /** The health check as image configurations have it, for engines that can carry it out. */
  private static final String HEALTHCHECK = "dev.jdf.healthcheck";

  private static final String IMAGE = "org.opencontainers.image.";
  private static final List<String> SIGNALS = List.of(
      "SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGUSR1", "SIGUSR2", "SIGTERM", "SIGWINCH");

  private AnnotationLowering() {}

  /**
   * One of them.
   *
   * @param line what asked for it; absent where that is the image
   */
  private record Entry(String key, String value, @Nullable Span line) {

    Entry(String key, String value) {
      this(key, value, null);
    }
  }

  /** Of two with one key the later holds. */
  static Checked<Traced<SortedMap<String, String>>> lower(Profile profile, Base base) {
    Join join = new Join();
    List<Entry> all = new ArrayList<>();
    Optional.ofNullable(base.image()).map(AnnotationLowering::ofImage).ifPresent(all::addAll);
    all.addAll(converted(profile));
    all.addAll(join.takeAll(stopSignal(profile)));
    all.addAll(join.take(exposed(profile, base), List.of()));
    base.execution().labels().forEach((key, value) -> all.add(new Entry(key, value)));
    profile.all(Label.class).stream()
        .flatMap(line -> line.pairs().stream())
        .forEach(pair -> join.take(label(pair)).ifPresent(all::add));
    profile.all(Annotation.class).stream()
        .flatMap(line -> line.words().stream())
        .forEach(word -> join.take(annotation(word)).ifPresent(all::add));
    all.addAll(join.takeAll(healthcheck(profile, base)));
    profile
        .last(Init.class)
        .filter(Init::on)
        .ifPresent(line -> all.add(new Entry(INIT, "true", line.span())));
    return join.to(() -> traced(all));
  }

  /** What is wrong with values of which not every text is one. */
  static List<Diagnostic> wrongValues(Profile profile) {
    List<Diagnostic> findings = new ArrayList<>(exposed(profile, Base.UNKNOWN).findings());
    stopSignal(profile).forEach(signal -> findings.addAll(signal.findings()));
    healthcheck(profile, Base.UNKNOWN).forEach(check -> findings.addAll(check.findings()));
    return findings;
  }

  private static Traced<SortedMap<String, String>> traced(List<Entry> entries) {
    SortedMap<String, String> values = new TreeMap<>();
    SortedMap<String, Span> origins = new TreeMap<>();
    for (Entry entry : entries) {
      values.put(entry.key(), entry.value());
      if (entry.line() != null) {
        origins.put("/annotations" + Traced.step(entry.key()), entry.line());
      }
    }
    return new Traced<>(values, origins);
  }

  private static List<Entry> ofImage(ImageConfig image) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(IMAGE + "os", image.os()));
    entries.add(new Entry(IMAGE + "architecture", image.architecture()));
    given("variant", image.variant()).ifPresent(entries::add);
    given("author", image.author()).ifPresent(entries::add);
    given("created", image.created()).ifPresent(entries::add);
    given("stopSignal", image.config().stopSignal()).ifPresent(entries::add);
    return entries;
  }

  private static Optional<Entry> given(String name, @Nullable String value) {
    return Optional.ofNullable(value).map(it -> new Entry(IMAGE + name, it));
  }

  private static List<Entry> converted(Profile profile) {
    return profile
        .last(Maintainer.class)
        .map(line -> new Entry(IMAGE + "author", line.name().text(), line.span()))
        .stream()
        .toList();
  }

  private static List<Checked<Entry>> stopSignal(Profile profile) {
    return profile.last(Stopsignal.class).map(line -> stopSignal(line.signal())).stream()
        .toList();
  }

  private static Checked<Entry> stopSignal(Word signal) {
    Entry entry = new Entry(IMAGE + "stopSignal", signal.text(), signal.span());
    return Signal.parse(signal.text()).isPresent()
        ? Checked.ok(entry)
        : Checked.failed(List.of(SpecErrors.unknownSignal(signal, SIGNALS)));
  }

  /** The words in front of what looks like a comment, which are all that is meant. */
  private static List<Word> uncommented(Expose line, Join join) {
    List<Word> words = line.ports();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).text().startsWith("#")) {
        join.add(SpecErrors.trailingComment(words.get(i)));
        return words.subList(0, i);
      }
    }
    return words;
  }

  /** At the last line that names some; none if there are none. */
  private static Checked<List<Entry>> exposed(Profile profile, Base base) {
    Join join = new Join();
    PortSet ports = new PortSet();
    List<Expose> lines = profile.all(Expose.class);
    lines.stream()
        .flatMap(line -> uncommented(line, join).stream())
        .forEach(word -> join.take(Ports.parse(word))
            .ifPresent(range -> ports.add(range.protocol(), range.first(), range.last())));
    SortedSet<String> names = new TreeSet<>(base.execution().exposedPorts());
    names.addAll(ports.names());
    Span place = lines.stream()
        .filter(line -> !line.ports().isEmpty())
        .reduce((earlier, later) -> later)
        .map(Expose::span)
        .orElse(null);
    Entry entry = new Entry(IMAGE + "exposedPorts", String.join(",", names), place);
    return join.to(() -> names.isEmpty() ? List.of() : List.of(entry));
  }

  /** The image's, unless the spec has its own. */
  private static List<Checked<Entry>> healthcheck(Profile profile, Base base) {
    List<Checked<Entry>> entries = new ArrayList<>();
    Optional.ofNullable(base.execution().healthcheck())
        .ifPresent(check -> entries.add(Checked.ok(new Entry(HEALTHCHECK, check.toAnnotation()))));
    profile
        .last(Healthcheck.class)
        .ifPresent(line -> entries.add(Healthchecks.of(line)
            .then(check -> Checked.ok(new Entry(HEALTHCHECK, check.toAnnotation(), line.span())))));
    return entries;
  }

  private static Checked<Entry> label(Pair pair) {
    String key = pair.key().text();
    return key.isEmpty()
        ? Checked.failed(List.of(SpecErrors.emptyAnnotation(pair.key())))
        : Checked.ok(new Entry(key, pair.value().text(), pair.span()));
  }

  private static Checked<Entry> annotation(Word word) {
    int equals = word.text().indexOf('=');
    String key = equals < 0 ? word.text() : word.text().substring(0, equals);
    String value = equals < 0 ? "" : word.text().substring(equals + 1);
    return key.isEmpty()
        ? Checked.failed(List.of(SpecErrors.emptyAnnotation(word)))
        : Checked.ok(new Entry(key, value, word.span()));
  }
}
