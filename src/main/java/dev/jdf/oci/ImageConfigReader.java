package dev.jdf.oci;

import dev.jdf.diagnostic.Checked;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.IntRange;
import dev.jdf.json.Json;
import dev.jdf.json.JsonReader;
import dev.jdf.oci.ImageConfig.Execution;
import dev.jdf.oci.ImageConfig.Healthcheck;
import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * The configuration blob of an image → {@link ImageConfig}. Images in the wild have null for what is
 * absent and keys beyond the spec; both are taken as they are meant.
 */
public final class ImageConfigReader {

  private static final IntRange COUNT = IntRange.between("a count", 0, Integer.MAX_VALUE);

  private ImageConfigReader() {}

  public static Checked<ImageConfig> read(SourceFile file) {
    Findings findings = new Findings();
    Optional<Json> json = JsonReader.tree(file, JsonReader.Format.JSON, findings);
    return findings.check(json.flatMap(
        it -> Fields.decode(it, Fields.Dialect.LENIENT, findings, ImageConfigReader::image)));
  }

  private static ImageConfig image(Fields f) {
    return new ImageConfig(
        f.text("os").orElse("linux"),
        f.requiredText("architecture"),
        f.text("variant").orElse(null),
        f.text("author").orElse(null),
        f.text("created").orElse(null),
        f.object("config", ImageConfigReader::execution).orElse(Execution.NONE),
        f.object("rootfs", rootfs -> rootfs.texts("diff_ids")).orElse(List.of()));
  }

  private static Execution execution(Fields f) {
    return new Execution(
        f.text("User").orElse(null),
        f.keys("ExposedPorts"),
        f.texts("Env"),
        f.texts("Entrypoint"),
        f.texts("Cmd"),
        f.keys("Volumes"),
        f.text("WorkingDir").orElse(null),
        f.textMap("Labels"),
        f.text("StopSignal").orElse(null),
        f.object("Healthcheck", ImageConfigReader::healthcheck).orElse(null),
        f.texts("OnBuild"),
        f.texts("Shell"));
  }

  private static Healthcheck healthcheck(Fields f) {
    return new Healthcheck(
        f.texts("Test"),
        f.number("Interval", IntRange.INT64).orElse(0L),
        f.number("Timeout", IntRange.INT64).orElse(0L),
        f.number("StartPeriod", IntRange.INT64).orElse(0L),
        f.number("StartInterval", IntRange.INT64).orElse(0L),
        f.smallNumber("Retries", COUNT).orElse(0));
  }
}
