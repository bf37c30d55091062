package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.ImageLock.Dated;
import dev.jdf.image.ImageLock.Entry;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.IntRange;
import dev.jdf.json.JsonErrors;
import dev.jdf.json.JsonReader;
import dev.jdf.registry.RegistryReference;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.store.Digest;
import dev.jdf.store.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The text of a lock file → {@link ImageLock}; whatever it does not know is an error. */
public final class ImageLockReader {

  private static final IntRange VERSIONS = IntRange.between("a version of lock files", 1, 1);

  private ImageLockReader() {}

  public static Checked<ImageLock> read(SourceFile file) {
    Findings findings = new Findings();
    Optional<ImageLock> lock = JsonReader.tree(file, JsonReader.Format.YAML, findings)
        .flatMap(
            it -> Fields.decode(it, Fields.Dialect.CLOSED, findings, fields -> lock(fields, file)));
    return findings.check(lock);
  }

  private static ImageLock lock(Fields f, SourceFile file) {
    f.requiredNumber("version", VERSIONS);
    List<Entry> entries = new ArrayList<>();
    f.objects("images", ImageLockReader::entry).forEach(it -> it.ifPresent(entries::add));
    Map<String, Span> seen = new HashMap<>();
    for (Entry entry : entries) {
      Span first = seen.putIfAbsent(entry.reference(), entry.span());
      if (first != null) {
        f.findings()
            .error(() -> bad(entry.span(), JsonErrors.shown(entry.reference()) + " is locked twice")
                .withLabel(first, "the first one"));
      }
    }
    return new ImageLock(entries, file);
  }

  private static Optional<Entry> entry(Fields f) {
    String reference = f.requiredText("reference");
    String date = f.text("date").orElse("");
    SortedMap<String, Digest> platforms = new TreeMap<>();
    f.textMap("platforms").forEach((name, text) -> {
      if (Platform.parse(name).filter(it -> it.toString().equals(name)).isEmpty()) {
        f.findings()
            .error(() -> bad(f.place("platforms"), JsonErrors.shown(name) + " is no platform"));
      }
      digest(f, "platforms", text).ifPresent(it -> platforms.put(name, it));
    });
    checkReference(f, reference);
    return digest(f, "digest", f.requiredText("digest"))
        .map(it -> new Entry(reference, it, new Dated<>(date, platforms), f.place("reference")));
  }

  private static Optional<Digest> digest(Fields f, String key, String text) {
    Optional<Digest> digest = Digest.parse(text);
    if (digest.isEmpty()) {
      f.findings().error(() -> bad(f.place(key), JsonErrors.shown(text) + " is no digest"));
    }
    return digest;
  }

  /** Another spelling would never be found, and so lock nothing. */
  private static void checkReference(Fields f, String text) {
    boolean file = text.matches("(oci|oci-archive|docker-archive):.*");
    Optional<RegistryReference> reference = RegistryReference.parse(text).value();
    if (file || reference.filter(it -> it.toString().equals(text)).isPresent()) {
      return;
    }
    f.findings().error(() -> {
      Diagnostic finding =
          bad(f.place("reference"), JsonErrors.shown(text) + " is not the full name of an image");
      return reference.isPresent()
          ? finding.withNote("did you mean " + reference.get() + "?")
          : finding;
    });
  }

  private static Diagnostic bad(Span span, String message) {
    return Diagnostic.error(LockCode.BAD_LOCK, span, message);
  }
}
