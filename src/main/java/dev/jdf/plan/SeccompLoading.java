package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.struct;

import dev.jdf.linux.BpfInstruction;
import dev.jdf.linux.SeccompAction;
import dev.jdf.linux.SeccompArch;
import dev.jdf.linux.SeccompFilter;
import dev.jdf.linux.SeccompPolicy;
import dev.jdf.linux.SeccompPolicy.Condition;
import dev.jdf.linux.SeccompPolicy.Operator;
import dev.jdf.linux.SeccompPolicy.Rule;
import dev.jdf.linux.Syscall;
import dev.jdf.oci.Seccomp;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The config's system call filter. It is compiled ahead, where the peers compile it at every start;
 * the launcher only loads it.
 */
final class SeccompLoading {

  private static final int EPERM = Steps.error("EPERM").number();

  private SeccompLoading() {}

  static void install(Steps steps, Container container, Seccomp seccomp) {
    steps.because(container.origin("/linux/seccomp", "install the system call filter"));
    load(steps, container, seccomp);
  }

  /** Loads a filter, for a reason that the caller has given. */
  static void load(Steps steps, Container container, Seccomp seccomp) {
    List<BpfInstruction> program =
        SeccompFilter.compile(policy(container, seccomp)).program();
    Arg instructions = new Arg.Bytes(
        "[" + program.size() + " instructions]", ByteBuffer.wrap(BpfInstruction.encode(program)));
    steps.call(
        Syscall.SECCOMP,
        flags("SECCOMP_SET_MODE_FILTER"),
        filterFlags(seccomp),
        struct(
            field("len", Width.U16, Arg.number(program.size())),
            field("", Width.U16, Arg.ZERO),
            field("", Width.U32, Arg.ZERO),
            field("filter", Width.U64, instructions)));
  }

  /** The policy of a section whose names {@link SeccompRules} have checked. */
  static SeccompPolicy policy(Container container, Seccomp seccomp) {
    List<SeccompArch> architectures = seccomp.architectures().stream()
        .map(name -> SeccompArch.of(name).orElseThrow())
        .toList();
    return new SeccompPolicy(
            action(seccomp.defaultAction(), seccomp.defaultErrnoRet()),
            architectures,
            seccomp.syscalls().stream().map(SeccompLoading::rule).toList())
        .withNative(container.host().arch());
  }

  private static Rule rule(Seccomp.Syscall rule) {
    return new Rule(
        rule.names(),
        action(rule.action(), rule.errnoRet()),
        rule.args().stream().map(SeccompLoading::condition).toList());
  }

  private static Condition condition(Seccomp.Arg arg) {
    return new Condition(
        arg.index(), Operator.of(arg.op()).orElseThrow(), arg.value(), arg.valueTwo());
  }

  private static int action(String name, @Nullable Long errno) {
    return SeccompAction.of(name).orElseThrow().word(errno == null ? EPERM : errno.intValue());
  }

  /** Of the flags only those matter that change a filter of one thread without a listener. */
  private static Arg.Number filterFlags(Seccomp seccomp) {
    List<String> names =
        seccomp.flags().stream().filter(SeccompRules.LOADED_FLAGS::contains).toList();
    return names.isEmpty() ? Arg.ZERO : flags(String.join("|", names));
  }
}
