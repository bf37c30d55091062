package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Config.Mount;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mounts of memory: {@code TMPFS}, {@code MOUNT type=tmpfs} and what stands for a volume. */
final class TmpfsMount {

  private static final long MAX_MODE = 07777;

  private TmpfsMount() {}

  /** {@code DST[:OPTIONS]}. */
  static Checked<Mount> parse(Word word) {
    int colon = word.text().indexOf(':');
    int comma = word.text().indexOf(',');
    if (comma > 0 && TmpfsOptions.isOption(firstOf(Words.from(word, comma + 1)))) {
      return colon < 0 || comma < colon
          ? Checked.failed(List.of(ValueErrors.tmpfsCommaForColon(word, comma)))
          : parse(word, colon);
    }
    int last = word.text().length() - 1;
    return colon >= 0 && word.text().charAt(last) == ','
        ? Checked.failed(List.of(ValueErrors.tmpfsEndsWithComma(word.part(last, last + 1))))
        : parse(word, colon);
  }

  private static Word firstOf(Word options) {
    return Words.split(options, ',').get(0);
  }

  private static Checked<Mount> parse(Word word, int colon) {
    Word target = colon < 0 ? word : word.part(0, colon);
    Join join = new Join();
    Optional<String> destination = join.take(MountPoint.parse(target));
    Optional<List<String>> options = join.take(
        colon < 0 || colon == word.text().length() - 1
            ? Checked.ok(TmpfsOptions.DEFAULTS)
            : TmpfsOptions.parse(Words.from(word, colon + 1)));
    return join.to(() -> of(destination.orElseThrow(), options.orElseThrow()));
  }

  static Mount of(String destination, List<String> options) {
    return new Mount(destination, "tmpfs", "tmpfs", options);
  }

  /** A volume without a name: empty and gone with the container, since nobody keeps volumes. */
  static Mount volume(String destination, boolean readonly) {
    List<String> options = List.of("nosuid", "nodev", "rprivate", "mode=755");
    return of(
        destination, readonly ? List.of("nosuid", "nodev", "rprivate", "mode=755", "ro") : options);
  }

  static Checked<List<String>> options(MountFields fields) {
    Join join = new Join();
    Optional<Boolean> readonly = join.take(fields.readonly());
    List<String> options = new ArrayList<>();
    if (readonly.orElse(false)) {
      options.add("ro");
    }
    fields
        .get("tmpfs-mode")
        .flatMap(mode -> join.take(mode(mode)))
        .ifPresent(mode -> options.add("mode=" + mode));
    fields
        .get("tmpfs-size")
        .flatMap(size -> join.take(Size.parse(size)))
        .filter(size -> size > 0)
        .ifPresent(size -> options.add("size=" + shortest(size)));
    return join.to(() -> TmpfsOptions.merge(options));
  }

  private static Checked<String> mode(Word word) {
    return Numbers.octal(word.text(), MAX_MODE)
        .map(mode -> Checked.ok(Long.toOctalString(mode)))
        .orElseGet(() ->
            Checked.failed(List.of(MountErrors.badValue(word, "an octal mode such as 1777"))));
  }

  /** In the largest unit that divides it. */
  private static String shortest(long size) {
    String units = "gmk";
    for (int i = 0; i < units.length(); i++) {
      long unit = 1L << (30 - 10 * i);
      if (size % unit == 0) {
        return size / unit + units.substring(i, i + 1);
      }
    }
    return Long.toString(size);
  }
}
