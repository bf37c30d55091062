package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.Arch;
import dev.jdf.linux.Capability;
import dev.jdf.linux.DefaultSeccomp;
import dev.jdf.linux.SeccompPolicy.Condition;
import dev.jdf.oci.Seccomp;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code linux.seccomp}: the user's profile, or docker's; both depend on the resulting capabilities.
 */
final class SeccompLowering {

  private SeccompLowering() {}

  /** Absent without a filter: asked for, or since the container is privileged. */
  static Checked<Optional<Seccomp>> lower(Settings settings, Target target) {
    SecurityOptions security = settings.security();
    Set<Capability> capabilities = settings.grant().bounding();
    Optional<Word> file = security.seccompFile();
    if (file.isPresent()) {
      return new SeccompFile(file.get(), capabilities, target.arch())
          .read(target.surroundings())
          .then(section -> Checked.ok(Optional.of(section)));
    }
    boolean off = settings.privileged() ? !security.seccompBuiltin() : security.seccompUnconfined();
    return Checked.ok(off ? Optional.empty() : Optional.of(profile(capabilities, target.arch())));
  }

  private static Seccomp profile(Set<Capability> capabilities, Arch arch) {
    List<Seccomp.Syscall> calls = DefaultSeccomp.forCapabilities(capabilities, arch).stream()
        .map(SeccompLowering::calls)
        .toList();
    return new Seccomp(
        DefaultSeccomp.DEFAULT_ACTION.name(),
        (long) DefaultSeccomp.DEFAULT_ERRNO,
        List.of(arch.ociName()),
        List.of(),
        null,
        null,
        calls);
  }

  private static Seccomp.Syscall calls(DefaultSeccomp.Group group) {
    return new Seccomp.Syscall(
        group.names(),
        group.action().name(),
        group.errno().map(Integer::longValue).orElse(null),
        group.conditions().stream().map(SeccompLowering::condition).toList());
  }

  private static Seccomp.Arg condition(Condition condition) {
    return new Seccomp.Arg(
        condition.index(),
        condition.value(),
        condition.valueTwo(),
        condition.operator().name());
  }
}
