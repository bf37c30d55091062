package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.AbsolutePath;
import dev.jdf.oci.Config.Mount;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** What {@code MOUNT} says: docker's {@code --mount}, comma separated keys with values. */
final class MountSpec {

  static final List<String> PROPAGATIONS =
      List.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

  static final List<String> TYPES = List.of("bind", "tmpfs", "volume", "image");
  static final List<String> RECURSIONS = List.of("enabled", "disabled", "writable", "readonly");

  private MountSpec() {}

  static Checked<Mount> parse(Word word) {
    return MountFields.parse(word).then(MountSpec::mount);
  }

  private static Checked<Mount> mount(MountFields fields) {
    String type = fields.type();
    if (fields.get("type").isPresent() && !TYPES.contains(type)) {
      Word given = fields.get("type").get();
      return failed(ValueErrors.unknown(LowerCode.BAD_MOUNT, given, "mount type", TYPES));
    }
    return switch (type) {
      case "bind" -> bind(fields);
      case "tmpfs" -> tmpfs(fields);
      case "volume" -> volume(fields);
      default -> failed(MountErrors.typeNotSupported(fields.get("type").orElse(fields.word())));
    };
  }

  private static Checked<Mount> bind(MountFields fields) {
    Join join = new Join();
    Optional<String> target = join.take(fields.target());
    Optional<String> source = join.take(source(fields));
    Optional<List<String>> options = join.take(bindOptions(fields));
    return join.to(
        () -> new Mount(target.orElseThrow(), "bind", source.orElseThrow(), options.orElseThrow()));
  }

  private static Checked<String> source(MountFields fields) {
    Optional<Word> source = fields.get("source");
    if (source.isEmpty()) {
      return failed(MountErrors.missing(fields.word(), "a source"));
    }
    return source.get().text().startsWith("/")
        ? Checked.ok(AbsolutePath.clean(source.get().text()))
        : failed(MountErrors.relativePath(source.get()));
  }

  private static Checked<List<String>> bindOptions(MountFields fields) {
    Join join = new Join();
    Optional<Boolean> readonly = join.take(fields.readonly());
    Optional<String> propagation =
        join.take(fields.oneOf("bind-propagation", PROPAGATIONS, "rprivate"));
    Optional<String> recursive = join.take(fields.oneOf("bind-recursive", RECURSIONS, "enabled"));
    boolean forced = recursive.filter("readonly"::equals).isPresent();
    if (forced && !(readonly.orElse(true) && propagation.orElse("").equals("rprivate"))) {
      join.add(MountErrors.needsReadonly(fields.get("bind-recursive").orElseThrow()));
    }
    boolean made = join.take(fields.truth("bind-create-src")).orElse(false);
    Optional.ofNullable(fields.keys().get("bind-create-src"))
        .filter(key -> made)
        .ifPresent(key -> join.add(MountErrors.makesNoSource(key)));
    return join.to(() ->
        bindOptions(readonly.orElseThrow(), propagation.orElseThrow(), recursive.orElseThrow()));
  }

  private static List<String> bindOptions(boolean readonly, String propagation, String recursive) {
    String bind = recursive.equals("disabled") ? "bind" : "rbind";
    if (!readonly) {
      return List.of(bind, propagation);
    }
    return List.of(bind, recursive.equals("writable") ? "ro" : "rro", propagation);
  }

  private static Checked<Mount> tmpfs(MountFields fields) {
    Join join = new Join();
    Optional<String> target = join.take(fields.target());
    Optional<List<String>> options = join.take(TmpfsMount.options(fields));
    Optional.ofNullable(fields.keys().get("source"))
        .ifPresent(source -> join.add(MountErrors.misplacedKey(source, "tmpfs")));
    return join.to(() -> new Mount(target.orElseThrow(), "tmpfs", "tmpfs", options.orElseThrow()));
  }

  /** A volume without a name is a fresh directory, as VOLUME's. */
  private static Checked<Mount> volume(MountFields fields) {
    Join join = new Join();
    Optional<String> target = join.take(fields.target());
    Optional<Boolean> readonly = join.take(fields.readonly());
    fields
        .get("source")
        .ifPresent(name -> join.add(MountErrors.namedVolume(
            name, fields.get("type").isEmpty() ? Optional.of(fields.word()) : Optional.empty())));
    return join.to(() -> TmpfsMount.volume(target.orElseThrow(), readonly.orElseThrow()));
  }

  private static <T> Checked<T> failed(Diagnostic finding) {
    return Checked.failed(List.of(finding));
  }
}
