package dev.jdf.store;

import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.Json;
import dev.jdf.json.JsonReader;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import dev.jdf.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a name stood for when it was last looked up.
 *
 * @param name in full: {@code docker.io/library/alpine:3}, {@code oci-archive:/home/x/f.tar:1}
 * @param digest what the name itself led to: an index, or the manifest
 * @param manifest the image for the platform
 * @param date when, as ISO 8601 writes it
 * @param stamp by which it shows that a file is still the same; empty for a registry
 */
public record NamedImage(
    String name, String platform, Digest digest, Digest manifest, String date, String stamp) {

  /** Whether both say the same, whenever they were looked up. */
  public boolean isSame(NamedImage other) {
    return digest.equals(other.digest)
        && manifest.equals(other.manifest)
        && stamp.equals(other.stamp);
  }

  /** The name of its file. */
  static String key(String name, String platform) {
    return Digest.of((name + "\0" + platform).getBytes(StandardCharsets.UTF_8)).hex();
  }

  String toJson() {
    return JsonWriter.pretty(new Members()
        .text("name", name)
        .text("platform", platform)
        .text("digest", digest.toString())
        .text("manifest", manifest.toString())
        .text("date", date)
        .text("stamp", stamp)
        .object());
  }

  /** Empty for what no jbuild has written. */
  static Optional<NamedImage> parse(String text) {
    Findings findings = new Findings();
    Optional<Json> json =
        JsonReader.tree(new SourceFile("image.json", text), JsonReader.Format.JSON, findings);
    return findings
        .check(json.flatMap(
            it -> Fields.decode(it, Fields.Dialect.LENIENT, findings, NamedImage::read)))
        .value()
        .flatMap(it -> it);
  }

  private static Optional<NamedImage> read(Fields f) {
    String name = f.requiredText("name");
    String platform = f.requiredText("platform");
    String date = f.text("date").orElse("");
    String stamp = f.text("stamp").orElse("");
    Optional<Digest> digest = Digest.parse(f.requiredText("digest"));
    Optional<Digest> manifest = Digest.parse(f.requiredText("manifest"));
    return digest.flatMap(
        it -> manifest.map(own -> new NamedImage(name, platform, it, own, date, stamp)));
  }
}
