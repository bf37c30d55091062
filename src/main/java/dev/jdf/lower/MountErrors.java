package dev.jdf.lower;

import static dev.jdf.lower.ValueErrors.error;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is said about mounts that cannot be. */
final class MountErrors {

  /** Keys of TMPFS, of mount(8) and of other engines. */
  private static final Map<String, String> MEANT = new TreeMap<>(Map.of(
      "size", "tmpfs-size",
      "mode", "tmpfs-mode",
      "propagation", "bind-propagation",
      "recursive", "bind-recursive",
      "path", "target"));

  private MountErrors() {}

  static Diagnostic relativePath(Word path) {
    Diagnostic finding =
        error(LowerCode.BAD_MOUNT_POINT, path, "'" + path.text() + "' is not an absolute path");
    if (path.text().startsWith("~")) {
      return finding.withNote("~ is a word of shells; a spec may say it by a variable of ARG");
    }
    return path.text().matches("\\w.*")
        ? finding.didYouMean(Optional.of("/" + path.text()))
        : finding;
  }

  static Diagnostic onRoot(Word path) {
    return error(LowerCode.BAD_MOUNT_POINT, path, "nothing can be mounted on the root itself")
        .withNote("FROM says what the root is");
  }

  static Diagnostic insideProc(Word path) {
    return error(LowerCode.BAD_MOUNT_POINT, path, "/proc is always the container's own")
        .withNote("a mount there could stand in for what the kernel says");
  }

  static Diagnostic duplicate(UserMounts.Asked asked, Span earlier) {
    String message = "two mounts on " + asked.mount().destination();
    return error(LowerCode.DUPLICATE_MOUNT_POINT, asked.word(), message)
        .withLabel(asked.word().span(), "mounted again here")
        .withLabel(earlier, "first mounted here");
  }

  static Diagnostic strayQuote(Word word) {
    return error(LowerCode.BAD_MOUNT, word, "a quote in the middle of a field")
        .withNote("quote a whole field: \"src=/a,b\"");
  }

  static Diagnostic notKeyValue(Word field, List<String> alone) {
    Diagnostic finding =
        error(LowerCode.BAD_MOUNT, field, "'" + field.text() + "' is not KEY=VALUE");
    if (field.text().equals("rw")) {
      return finding.withNote("a mount is writable where readonly does not stand: leave it out");
    }
    return bind(field.text())
        .map(mount -> finding.withNote("write " + mount))
        .orElseGet(() -> finding.didYouMean(Nearest.to(field.text(), alone)));
  }

  /** {@code VOLUME /host:/data}, as it is written behind docker's {@code -v}. */
  static Diagnostic volumeOfHost(Word word) {
    String message = "VOLUME takes a path of the container, and '" + word.text() + "' has a colon";
    Diagnostic finding = error(LowerCode.BAD_MOUNT_POINT, word, message);
    return bind(word.text())
        .map(mount -> finding.withNote("to bring in a directory of the host: MOUNT " + mount))
        .orElse(finding);
  }

  static Diagnostic volumeHides(Word word, String path) {
    return Diagnostic.warning(
            LowerCode.VOLUME_HIDES,
            word.span(),
            "the root has files in " + path + ", and the empty volume hides them")
        .withNote("to keep them, leave VOLUME out; to keep what is written there, bind a directory:"
            + " MOUNT type=bind,src=/path/of/host,dst=" + path);
  }

  /** Docker's {@code SOURCE:TARGET[:OPTIONS]} in the words of MOUNT. */
  private static Optional<String> bind(String volume) {
    String[] parts = volume.split(":", -1);
    boolean paths = parts.length > 1 && parts[0].startsWith("/") && parts[1].startsWith("/");
    String readonly = parts.length > 2 && parts[2].equals("ro") ? ",readonly" : "";
    return paths
        ? Optional.of("type=bind,src=" + parts[0] + ",dst=" + parts[1] + readonly)
        : Optional.empty();
  }

  static Diagnostic blanks(Word field) {
    return error(LowerCode.BAD_MOUNT, field, "blanks around '" + field.text().strip() + "'");
  }

  static Diagnostic emptyValue(Word key) {
    return error(LowerCode.BAD_MOUNT, key, key.text() + " needs a value");
  }

  static Diagnostic badValue(Word value, String wanted) {
    return error(LowerCode.BAD_MOUNT, value, "'" + value.text() + "' is not " + wanted);
  }

  static Diagnostic badTruth(Word value) {
    return badValue(value, "true or false").didYouMean(Nearest.toTruth(value.text()));
  }

  static Diagnostic missing(Word word, String key) {
    return error(LowerCode.BAD_MOUNT, word, "a mount needs " + key);
  }

  static Diagnostic unknownKey(Word key, List<String> keys) {
    return error(LowerCode.UNKNOWN_MOUNT_KEY, key, "unknown mount option '" + key.text() + "'")
        .didYouMean(
            Optional.ofNullable(MEANT.get(key.text())).or(() -> Nearest.to(key.text(), keys)));
  }

  static Diagnostic misplacedKey(Word key, String type) {
    String message = key.text() + " has no meaning for a mount of type " + type;
    return error(LowerCode.MISPLACED_MOUNT_KEY, key, message);
  }

  /** A configuration says nothing about what is to be made on the host. */
  static Diagnostic makesNoSource(Word key) {
    return error(LowerCode.NOT_SUPPORTED, key, "sources of mounts are not made yet")
        .withNote("make the directory, and leave " + key.text() + " out");
  }

  static Diagnostic onFile(Word word, String path) {
    return error(LowerCode.BAD_MOUNT_POINT, word, path + " of the root is a file")
        .withNote("a new file system needs a directory to stand on");
  }

  static Diagnostic needsReadonly(Word value) {
    String message = "bind-recursive=readonly needs readonly and bind-propagation=rprivate";
    return error(LowerCode.BAD_MOUNT, value, message);
  }

  /** @param mount all of it, if it does not say its type */
  static Diagnostic namedVolume(Word source, Optional<Word> mount) {
    if (mount.isPresent() && source.text().startsWith("/")) {
      Word all = mount.get();
      String right = "type=bind," + all.text();
      return error(LowerCode.NOT_SUPPORTED, source, "without a type this is the name of a volume")
          .withFix(new Fix("did you mean " + right + "?", all.span(), right));
    }
    return error(LowerCode.NOT_SUPPORTED, source, "named volumes are not supported yet")
        .withNote("bind a directory of the host instead: type=bind,src=/path,dst=…");
  }

  static Diagnostic typeNotSupported(Word type) {
    return error(
        LowerCode.NOT_SUPPORTED, type, "mounts of type " + type.text() + " are not supported yet");
  }

  static Diagnostic alwaysReadOnly(Span span) {
    String message = "this root is always read-only";
    return Diagnostic.error(LowerCode.HOST_IS_READ_ONLY, span, message)
        .withNote("bring in what must be writable: TMPFS /path, or MOUNT type=bind,…");
  }
}
