package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
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
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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

  private final SortedMap<String, String> values = new TreeMap<>();
  private final SortedMap<String, Span> origins = new TreeMap<>();
  private final Join join = new Join();

  private AnnotationLowering() {}

  static Checked<Traced<SortedMap<String, String>>> lower(Profile profile, Base base) {
    AnnotationLowering annotations = new AnnotationLowering();
    Optional.ofNullable(base.image()).ifPresent(annotations::image);
    annotations.converted(profile, base);
    annotations.values.putAll(base.execution().labels());
    for (Label line : profile.all(Label.class)) {
      line.pairs().forEach(annotations::label);
    }
    for (Annotation line : profile.all(Annotation.class)) {
      line.words().forEach(annotations::annotation);
    }
    annotations.healthcheck(profile, base);
    profile
        .last(Init.class)
        .filter(Init::on)
        .ifPresent(line -> annotations.put(INIT, "true", line.span()));
    return annotations.join.to(() -> new Traced<>(annotations.values, annotations.origins));
  }

  private void image(ImageConfig image) {
    values.put(IMAGE + "os", image.os());
    values.put(IMAGE + "architecture", image.architecture());
    Optional.ofNullable(image.variant()).ifPresent(it -> values.put(IMAGE + "variant", it));
    Optional.ofNullable(image.author()).ifPresent(it -> values.put(IMAGE + "author", it));
    Optional.ofNullable(image.created()).ifPresent(it -> values.put(IMAGE + "created", it));
    Optional.ofNullable(image.config().stopSignal())
        .ifPresent(it -> values.put(IMAGE + "stopSignal", it));
  }

  private void converted(Profile profile, Base base) {
    profile
        .last(Maintainer.class)
        .ifPresent(line -> put(IMAGE + "author", line.name().text(), line.span()));
    profile.last(Stopsignal.class).ifPresent(line -> stopSignal(line.signal()));
    SortedSet<String> ports = new TreeSet<>(base.execution().exposedPorts());
    exposed(profile)
        .forEach((protocol, numbers) ->
            numbers.stream().forEach(number -> ports.add(number + "/" + protocol)));
    if (!ports.isEmpty()) {
      values.put(IMAGE + "exposedPorts", String.join(",", ports));
    }
  }

  /** By protocol. Ranges may overlap, and each may be all ports there are. */
  private SortedMap<String, BitSet> exposed(Profile profile) {
    SortedMap<String, BitSet> ports = new TreeMap<>();
    for (Expose line : profile.all(Expose.class)) {
      for (Word port : line.ports()) {
        join.take(Ports.parse(port))
            .ifPresent(range -> ports
                .computeIfAbsent(range.protocol(), protocol -> new BitSet())
                .set(range.first(), range.last() + 1));
        origins.put(pointer(IMAGE + "exposedPorts"), line.span());
      }
    }
    return ports;
  }

  /** The image's, unless the spec has its own. */
  private void healthcheck(Profile profile, Base base) {
    Optional.ofNullable(base.execution().healthcheck())
        .ifPresent(check -> values.put(HEALTHCHECK, check.toAnnotation()));
    profile
        .last(Healthcheck.class)
        .ifPresent(line -> join.take(Healthchecks.of(line))
            .ifPresent(check -> put(HEALTHCHECK, check.toAnnotation(), line.span())));
  }

  private void stopSignal(Word signal) {
    if (Signal.parse(signal.text()).isEmpty()) {
      join.add(SpecErrors.unknownSignal(signal, SIGNALS));
    }
    put(IMAGE + "stopSignal", signal.text(), signal.span());
  }

  private void label(Pair pair) {
    if (pair.key().text().isEmpty()) {
      join.add(SpecErrors.emptyAnnotation(pair.key()));
    }
    put(pair.key().text(), pair.value().text(), pair.span());
  }

  private void annotation(Word word) {
    int equals = word.text().indexOf('=');
    String key = equals < 0 ? word.text() : word.text().substring(0, equals);
    if (key.isEmpty()) {
      join.add(SpecErrors.emptyAnnotation(word));
    }
    put(key, equals < 0 ? "" : word.text().substring(equals + 1), word.span());
  }

  private void put(String key, String value, Span span) {
    values.put(key, value);
    origins.put(pointer(key), span);
  }

  private static String pointer(String key) {
    return "/annotations" + Traced.step(key);
  }
}
