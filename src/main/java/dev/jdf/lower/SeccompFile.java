package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.Arch;
import dev.jdf.linux.Capability;
import dev.jdf.linux.SeccompAction;
import dev.jdf.linux.SeccompArch;
import dev.jdf.linux.SeccompPolicy.Operator;
import dev.jdf.oci.Seccomp;
import dev.jdf.oci.SeccompProfile;
import dev.jdf.oci.SeccompProfile.Filter;
import dev.jdf.oci.SeccompProfile.Rule;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The seccomp section that a profile of the user's comes to, for one machine and one set of
 * capabilities.
 *
 * @param word names the file
 */
record SeccompFile(Word word, Set<Capability> capabilities, Arch arch) {

  /** The oldest kernel that jdf runs on: what a rule wants of the kernel must be true of it. */
  private static final int KERNEL_MAJOR = 5;

  private static final int KERNEL_MINOR = 12;

  Checked<Seccomp> read(Surroundings surroundings) {
    Checked<SourceFile> file = surroundings.file(word.text());
    if (file.value().isEmpty()) {
      return Checked.failed(file.findings().stream()
          .map(finding -> SeccompErrors.unreadable(word, finding))
          .toList());
    }
    SourceFile text = file.value().get();
    Checked<SeccompProfile> profile = SeccompProfile.read(text);
    List<Diagnostic> here = profile.findings().stream()
        .map(finding -> SeccompErrors.inProfile(word, text, finding))
        .toList();
    return new Checked<>(profile.value(), here).then(this::section);
  }

  private Checked<Seccomp> section(SeccompProfile profile) {
    Join join = new Join();
    checkName(join, profile.defaultAction(), "action", SeccompFile::isAction);
    List<String> architectures = architectures(profile);
    architectures.forEach(
        name -> checkName(join, name, "architecture", it -> SeccompArch.of(it).isPresent()));
    List<Seccomp.Syscall> calls = new ArrayList<>();
    for (Rule rule : profile.syscalls()) {
      check(join, rule);
      if (holds(rule)) {
        calls.add(rule.syscall());
      }
    }
    return join.to(() -> new Seccomp(
        profile.defaultAction(),
        profile.defaultErrnoRet(),
        architectures,
        profile.flags(),
        null,
        null,
        calls));
  }

  private void check(Join join, Rule rule) {
    checkName(join, rule.syscall().action(), "action", SeccompFile::isAction);
    rule.syscall()
        .args()
        .forEach(
            arg -> checkName(join, arg.op(), "operator", it -> Operator.of(it).isPresent()));
    Stream.of(rule.includes(), rule.excludes())
        .flatMap(filter -> filter.caps().stream())
        .forEach(name ->
            checkName(join, name, "capability", it -> Capability.parse(it).isPresent()));
  }

  private static boolean isAction(String name) {
    return SeccompAction.of(name).isPresent();
  }

  private void checkName(Join join, String name, String what, Predicate<String> known) {
    if (!known.test(name)) {
      join.add(SeccompErrors.unknownName(word, what, name));
    }
  }

  /** Without a list of its own, the machine's and what that can run as well. */
  private List<String> architectures(SeccompProfile profile) {
    if (!profile.architectures().isEmpty()) {
      return profile.architectures();
    }
    return profile.archMap().stream()
        .filter(map -> map.architecture().equals(arch.ociName()))
        .flatMap(
            map -> Stream.concat(Stream.of(map.architecture()), map.subArchitectures().stream()))
        .toList();
  }

  private boolean holds(Rule rule) {
    Filter includes = rule.includes();
    boolean wanted = (includes.arches().isEmpty() || includes.arches().contains(goName()))
        && includes.caps().stream().allMatch(this::has)
        && Optional.ofNullable(includes.minKernel()).map(SeccompFile::isOld).orElse(true);
    Filter excludes = rule.excludes();
    boolean unwanted = excludes.arches().contains(goName())
        || excludes.caps().stream().anyMatch(this::has)
        || Optional.ofNullable(excludes.minKernel()).map(SeccompFile::isOld).orElse(false);
    return wanted && !unwanted;
  }

  private boolean has(String capability) {
    return Capability.parse(capability).filter(capabilities::contains).isPresent();
  }

  private String goName() {
    return switch (arch) {
      case X86_64 -> "amd64";
      case AARCH64 -> "arm64";
    };
  }

  /** Whether every kernel that jdf runs on is at least {@code version}. */
  private static boolean isOld(String version) {
    String[] parts = version.split("\\.", -1);
    Optional<Long> major = Numbers.decimal(parts[0], Integer.MAX_VALUE);
    Optional<Long> minor =
        parts.length < 2 ? Optional.of(0L) : Numbers.decimal(parts[1], Integer.MAX_VALUE);
    return major.isPresent()
        && minor.isPresent()
        && (major.get() < KERNEL_MAJOR
            || (major.get() == KERNEL_MAJOR && minor.get() <= KERNEL_MINOR));
  }
}
