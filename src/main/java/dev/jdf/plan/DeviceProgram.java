package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.DeviceFilter;
import dev.jdf.linux.DeviceRule;
import dev.jdf.linux.EbpfInstruction;
import dev.jdf.linux.Syscall;
import dev.jdf.oci.Resources;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The device rules of a cgroup of version 2: a program that the kernel asks, bpf(2). */
final class DeviceProgram {

  private static final Slot PROGRAM = new Slot("device_program");
  private static final Arg.Buffer ATTACHMENT = new Arg.Buffer("bpf_attachment", 16);

  private DeviceProgram() {}

  static void attach(Steps steps, Container container, CgroupPlace place) {
    List<Resources.Device> devices = Optional.ofNullable(container.linux().resources())
        .map(DeviceAccess::rules)
        .orElse(List.of());
    if (devices.isEmpty() || CgroupPlace.mixed(container) || container.host().rootless()) {
      return;
    }
    List<EbpfInstruction> program =
        DeviceFilter.compile(devices.stream().map(DeviceProgram::rule).toList());
    steps
        .because(container.origin("/linux/resources/devices", "limit the devices"))
        .call(
            PROGRAM,
            Syscall.BPF,
            flags("BPF_PROG_LOAD"),
            Steps.struct(
                field("prog_type", Width.U32, flags("BPF_PROG_TYPE_CGROUP_DEVICE")),
                field("insn_cnt", Width.U32, Arg.number(program.size())),
                field(
                    "insns",
                    Width.U64,
                    new Arg.Bytes(
                        program.size() + " instructions",
                        ByteBuffer.wrap(EbpfInstruction.encode(program)))),
                field("license", Width.U64, Arg.text("Apache-2.0"))),
            Arg.number(24));
    attach(steps, place);
  }

  private static void attach(Steps steps, CgroupPlace place) {
    steps
        .store(Width.U32, ATTACHMENT, Arg.value(place.leaf()))
        .store(Width.U32, new Arg.Inside(ATTACHMENT, 4), Arg.value(PROGRAM))
        .store(Width.U32, new Arg.Inside(ATTACHMENT, 8), flags("BPF_CGROUP_DEVICE"))
        .store(Width.U32, new Arg.Inside(ATTACHMENT, 12), flags("BPF_F_ALLOW_MULTI"))
        .call(Syscall.BPF, flags("BPF_PROG_ATTACH"), ATTACHMENT, Arg.number(ATTACHMENT.size()))
        .call(Syscall.CLOSE, Arg.value(PROGRAM));
  }

  private static DeviceRule rule(Resources.Device device) {
    return new DeviceRule(
        device.allow(),
        DeviceRule.Type.of(Optional.ofNullable(device.type()).orElse("a")).orElseThrow(),
        number(Optional.ofNullable(device.major())),
        number(Optional.ofNullable(device.minor())),
        DeviceRule.access(Optional.ofNullable(device.access()).orElse("rwm")).orElseThrow());
  }

  private static long number(Optional<Long> number) {
    return number.filter(value -> value >= 0).orElse(DeviceRule.ANY);
  }
}
