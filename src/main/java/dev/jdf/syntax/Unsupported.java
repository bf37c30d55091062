package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The instructions that parse and cannot be compiled yet. */
final class Unsupported {

  private static final Set<Class<? extends Instruction>> FILES = Set.of(
      DockerfileInstruction.Run.class,
      DockerfileInstruction.Copy.class,
      DockerfileInstruction.Add.class,
      DockerfileInstruction.Onbuild.class);

  private static final List<Class<? extends Instruction>> LATER = List.of(
      IsolationInstruction.Device.class,
      IsolationInstruction.DeviceCgroupRule.class,
      IsolationInstruction.GroupAdd.class,
      IsolationInstruction.Domainname.class,
      IsolationInstruction.Memory.class,
      IsolationInstruction.MemoryReservation.class,
      IsolationInstruction.MemorySwap.class,
      IsolationInstruction.Cpus.class,
      IsolationInstruction.CpuShares.class,
      IsolationInstruction.CpuPeriod.class,
      IsolationInstruction.CpuQuota.class,
      IsolationInstruction.CpusetCpus.class,
      IsolationInstruction.CpusetMems.class,
      IsolationInstruction.PidsLimit.class,
      IsolationInstruction.BlkioWeight.class,
      IsolationInstruction.OomScoreAdj.class,
      IsolationInstruction.CgroupParent.class);

  private Unsupported() {}

  static Optional<Diagnostic> finding(Instruction instruction) {
    if (FILES.contains(instruction.getClass())) {
      return Optional.of(EvaluationErrors.needsBuilder(instruction));
    }
    return LATER.contains(instruction.getClass())
        ? Optional.of(EvaluationErrors.notSupported(instruction))
        : Optional.empty();
  }
}
