package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The options of a tmpfs: docker's defaults with the user's merged in, the later one winning. */
final class TmpfsOptions {

  static final List<String> DEFAULTS = List.of("noexec", "nosuid", "nodev", "rprivate");

  /** Flags that say something about the same thing: at most one of each row is in force. */
  private static final List<List<String>> ROWS = List.of(
      List.of("ro", "rw"),
      List.of("suid", "nosuid"),
      List.of("dev", "nodev"),
      List.of("exec", "noexec"),
      List.of("sync", "async"),
      List.of("dirsync"),
      List.of("atime", "noatime"),
      List.of("diratime", "nodiratime"),
      List.of("relatime", "norelatime"),
      List.of("strictatime", "nostrictatime"),
      MountSpec.PROPAGATIONS);

  static final List<String> KEYS =
      List.of("size", "mode", "uid", "gid", "nr_inodes", "nr_blocks", "mpol");

  private static final long MAX_MODE = 07777;

  private TmpfsOptions() {}

  /** {@code options}, comma separated, behind the defaults. */
  static Checked<List<String>> parse(Word options) {
    List<Word> words = Words.split(options, ',');
    List<Diagnostic> findings =
        words.stream().map(TmpfsOptions::fault).flatMap(Optional::stream).toList();
    return findings.isEmpty()
        ? Checked.ok(merge(words.stream().map(Word::text).toList()))
        : Checked.failed(findings);
  }

  /** The defaults and {@code options}; of two that exclude each other, the later. */
  static List<String> merge(List<String> options) {
    List<String> all = Stream.concat(DEFAULTS.stream(), options.stream())
        .filter(o -> !o.equals("defaults"))
        .toList();
    List<String> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (seen.add(subject(all.get(i)))) {
        kept.add(0, all.get(i));
      }
    }
    return kept;
  }

  /** What an option is about: the same text for all options of which only one can hold. */
  private static String subject(String option) {
    int equals = option.indexOf('=');
    return equals >= 0
        ? option.substring(0, equals)
        : row(option).map(List::toString).orElse(option);
  }

  private static Optional<List<String>> row(String option) {
    return ROWS.stream().filter(row -> row.contains(option)).findFirst();
  }

  private static Optional<Diagnostic> fault(Word option) {
    int equals = option.text().indexOf('=');
    if (equals >= 0 && KEYS.contains(option.text().substring(0, equals))) {
      return valueFault(option.text().substring(0, equals), Words.from(option, equals + 1));
    }
    if (KEYS.contains(option.text())) {
      return Optional.of(ValueErrors.tmpfsOptionWithoutValue(option));
    }
    boolean flag = option.text().equals("defaults") || row(option.text()).isPresent();
    return flag ? Optional.empty() : Optional.of(ValueErrors.badTmpfsOption(option, known()));
  }

  /** Whether it could be one rather than a path. */
  static boolean isOption(Word word) {
    return known().contains(word.text().replaceFirst("=.*", ""));
  }

  static List<String> known() {
    return Stream.concat(ROWS.stream().flatMap(List::stream), KEYS.stream()).toList();
  }

  private static Optional<Diagnostic> valueFault(String key, Word value) {
    String text = value.text();
    return switch (key) {
      case "mode" -> unless(Numbers.octal(text, MAX_MODE).isPresent(), value, "an octal mode");
      case "uid", "gid" ->
        unless(Numbers.decimal(text, Numbers.MAX_UINT32 - 1).isPresent(), value, "a numeric id");
      case "mpol" -> unless(!text.isEmpty(), value, "a memory policy");
      default ->
        isAmount(key, text) ? Optional.empty() : Optional.of(ValueErrors.badTmpfsAmount(value));
    };
  }

  /** tmpfs(5): a number, with k, m or g; a size may be a percentage of the memory. */
  private static boolean isAmount(String key, String text) {
    boolean percent = key.equals("size") && text.endsWith("%");
    boolean unit = !text.isEmpty() && "kKmMgG".indexOf(text.charAt(text.length() - 1)) >= 0;
    String digits = percent || unit ? text.substring(0, text.length() - 1) : text;
    return Numbers.decimal(digits, unit ? Long.MAX_VALUE >> 30 : Long.MAX_VALUE).isPresent();
  }

  private static Optional<Diagnostic> unless(boolean good, Word value, String wanted) {
    return good ? Optional.empty() : Optional.of(ValueErrors.badTmpfsValue(value, wanted));
  }
}
