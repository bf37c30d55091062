package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.struct;

import dev.jdf.linux.Capability;
import dev.jdf.linux.Syscall;
import dev.jdf.oci.Process;
import java.util.List;

/** The five sets of capabilities(7) as bit masks; without the config's word all are empty. */
record CapabilitySets(
    long bounding, long effective, long inheritable, long permitted, long ambient) {

  static CapabilitySets of(Container container) {
    Process.Capabilities sets = container.process().capabilities();
    if (sets == null) {
      return new CapabilitySets(0, 0, 0, 0, 0);
    }
    return new CapabilitySets(
        mask(sets.bounding()),
        mask(sets.effective()),
        mask(sets.inheritable()),
        mask(sets.permitted()),
        mask(sets.ambient()));
  }

  static Arg.Number number(long mask) {
    return new Arg.Number(mask, "0x" + Long.toHexString(mask));
  }

  static long mask(List<String> names) {
    return Capability.mask(
        names.stream().map(name -> Capability.parse(name).orElseThrow()).toList());
  }

  /** capset(2) of the calling thread. */
  static void set(Steps steps, long effective, long permitted, long inheritable) {
    steps.call(
        Syscall.CAPSET,
        struct(
            field("version", Width.U32, flags("_LINUX_CAPABILITY_VERSION_3")),
            field("pid", Width.U32, Arg.ZERO)),
        struct(
            field("effective", Width.U32, low(effective)),
            field("permitted", Width.U32, low(permitted)),
            field("inheritable", Width.U32, low(inheritable)),
            field("effective", Width.U32, high(effective)),
            field("permitted", Width.U32, high(permitted)),
            field("inheritable", Width.U32, high(inheritable))));
  }

  private static Arg.Number low(long mask) {
    return number(mask & 0xffffffffL);
  }

  private static Arg.Number high(long mask) {
    return number(mask >>> 32);
  }
}
