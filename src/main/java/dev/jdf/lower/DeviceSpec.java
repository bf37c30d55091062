package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.AbsolutePath;
import dev.jdf.syntax.Word;
import java.util.List;

/**
 * What {@code DEVICE} says: docker's {@code SOURCE[:TARGET][:ACCESS]}.
 *
 * @param source of the host, absolute
 * @param target in the container, absolute
 * @param access letters of {@code rwm}
 */
record DeviceSpec(Word word, String source, String target, String access) {

  static final String ALL = "rwm";

  static Checked<DeviceSpec> parse(Word word) {
    List<Word> parts = Words.split(word, ':');
    Word source = parts.get(0);
    if (!source.text().startsWith("/") && source.text().matches("[^/=]+/[^/=]+=.+")) {
      return failed(DeviceErrors.byName(word));
    }
    return switch (parts.size()) {
      case 1 -> of(word, source, source, ALL);
      case 2 ->
        isAccess(parts.get(1).text())
            ? of(word, source, source, parts.get(1).text())
            : of(word, source, parts.get(1), ALL);
      case 3 ->
        isAccess(parts.get(2).text())
            ? of(word, source, parts.get(1), parts.get(2).text())
            : failed(DeviceErrors.badAccess(parts.get(2)));
      default -> failed(DeviceErrors.tooManyParts(word));
    };
  }

  private static Checked<DeviceSpec> of(Word word, Word source, Word target, String access) {
    for (Word path : List.of(source, target)) {
      if (!path.text().startsWith("/") || path.text().indexOf('\0') >= 0) {
        return failed(DeviceErrors.relativePath(path));
      }
    }
    String inside = AbsolutePath.clean(target.text());
    return inside.equals("/")
        ? failed(DeviceErrors.relativePath(target))
        : Checked.ok(new DeviceSpec(word, AbsolutePath.clean(source.text()), inside, access));
  }

  /** Letters of {@code rwm}, none twice. */
  private static boolean isAccess(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> ALL.indexOf(c) >= 0)
        && text.chars().distinct().count() == text.length();
  }

  private static Checked<DeviceSpec> failed(Diagnostic finding) {
    return Checked.failed(List.of(finding));
  }
}
