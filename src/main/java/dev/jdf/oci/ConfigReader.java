package dev.jdf.oci;

import dev.jdf.diagnostic.Checked;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.Json;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.Optional;

/** The text of a {@code config.json}, JSON or YAML → {@link Config}; everything wrong at once. */
public final class ConfigReader {

  private ConfigReader() {}

  /** Reads YAML if the name of the file ends in {@code .yaml} or {@code .yml}, else JSON. */
  public static Checked<ConfigDocument> read(SourceFile file) {
    return read(file, JsonReader.format(file));
  }

  public static Checked<ConfigDocument> readYaml(SourceFile file) {
    return read(file, JsonReader.Format.YAML);
  }

  private static Checked<ConfigDocument> read(SourceFile file, JsonReader.Format format) {
    Findings findings = new Findings();
    return findings.check(
        JsonReader.tree(file, format, findings).flatMap(json -> document(file, json, findings)));
  }

  private static Optional<ConfigDocument> document(SourceFile file, Json json, Findings findings) {
    return Fields.decode(json, Fields.Dialect.STRICT, findings, ConfigDecoder::config)
        .map(config -> new ConfigDocument(
            file, config, new Locations(json, sourceMap(json, config, findings))));
  }

  private static Optional<SourceMap> sourceMap(Json json, Config config, Findings findings) {
    Optional<String> annotation =
        Optional.ofNullable(config.annotations().get(SourceMap.ANNOTATION));
    Optional<Checked<SourceMap>> map = annotation.map(SourceMap::parse);
    map.filter(it -> it.value().isEmpty()).ifPresent(failed -> {
      Span place =
          new Locations(json, Optional.empty()).span("/annotations/" + SourceMap.ANNOTATION);
      findings.warning(
          () -> ConfigErrors.badSourceMap(place, failed.findings().get(0).message()));
    });
    return map.flatMap(Checked::value);
  }
}
