package dev.jdf.exposure;

import dev.jdf.linux.SeccompArch;
import dev.jdf.linux.Syscalls;
import dev.jdf.oci.Config;
import dev.jdf.oci.Seccomp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which system calls the filter lets happen: seccomp(2). They are counted on one architecture, the
 * first of the filter that jdf knows, so that two configurations can be compared.
 */
final class SystemCallFacts {

  private static final String POINTER = "/linux/seccomp";
  private static final String LIMITED = "with some arguments only";

  private SystemCallFacts() {}

  static Section of(Config config) {
    Optional<Seccomp> filter =
        new Parts(config).linux().flatMap(linux -> Optional.ofNullable(linux.seccomp()));
    SeccompArch arch =
        filter.map(SystemCallFacts::architecture).orElse(SeccompArch.SCMP_ARCH_X86_64);
    List<Fact> facts = new ArrayList<>();
    SortedSet<String> calls = calls(arch);
    Optional<CallFilter> decided = filter.map(CallFilter::of);
    for (String call : calls) {
      CallFilter.Answer answer =
          decided.map(it -> it.answer(call)).orElse(CallFilter.Answer.ALWAYS);
      switch (answer) {
        case ALWAYS -> facts.add(new Fact(call, "", POINTER));
        case SOMETIMES -> facts.add(new Fact(call, LIMITED, POINTER));
        case NEVER -> {} // no fact: it may not
      }
    }
    return new Section(
        Topic.SYSTEM_CALLS,
        summary(filter, facts.size(), calls.size()),
        filter.isPresent() ? "" : POINTER,
        facts);
  }

  private static String summary(Optional<Seccomp> filter, int allowed, int all) {
    return filter
        .map(it -> allowed + " of " + all + ", the others " + CallFilter.refusal(it))
        .orElse("all, there is no filter");
  }

  private static SeccompArch architecture(Seccomp filter) {
    return filter.architectures().stream()
        .flatMap(name -> SeccompArch.of(name).stream())
        .filter(SeccompArch::compilable)
        .findFirst()
        .orElse(SeccompArch.SCMP_ARCH_X86_64);
  }

  private static SortedSet<String> calls(SeccompArch arch) {
    SortedSet<String> calls = new TreeSet<>();
    for (String name : Syscalls.names()) {
      if (Syscalls.number(arch, name).isPresent()) {
        calls.add(name);
      }
    }
    return calls;
  }
}
