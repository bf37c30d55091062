package dev.jdf.lower;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The lines that a later one replaces. They have no effect, but a value that could never be is a
 * mistake all the same.
 */
final class Replaced {

  /** Each costs a lowering; a file with more of them is told when these are mended. */
  private static final int MOST = 20;

  /** What is wrong with a value by itself: against other lines only the last one counts. */
  private static final Set<LowerCode> OF_VALUES = Set.of(
      LowerCode.BAD_ID,
      LowerCode.BAD_SIZE,
      LowerCode.SIZE_OVERFLOW,
      LowerCode.BAD_LIMIT,
      LowerCode.BAD_CGROUP,
      LowerCode.UNKNOWN_NAMESPACE_MODE,
      LowerCode.BAD_NAMESPACE_PATH,
      LowerCode.HOSTNAME_TOO_LONG,
      LowerCode.UNKNOWN_SIGNAL,
      LowerCode.BAD_HEALTHCHECK);

  private Replaced() {}

  static List<Diagnostic> findings(Profile profile, Function<Profile, List<Diagnostic>> lowering) {
    List<Diagnostic> findings = new ArrayList<>();
    lines(profile).stream()
        .limit(MOST)
        .forEach(line -> lowering.apply(alone(line, profile)).stream()
            .filter(finding -> isAbout(finding, line))
            .forEach(findings::add));
    return findings;
  }

  private static boolean isAbout(Diagnostic finding, Instruction line) {
    return finding.code() instanceof LowerCode code
        && OF_VALUES.contains(code)
        && line.span().contains(finding.span().start());
  }

  private static List<Instruction> lines(Profile profile) {
    Map<Class<?>, Instruction> last = new LinkedHashMap<>();
    List<Instruction> replaced = new ArrayList<>();
    for (Instruction line : profile.all(Instruction.class)) {
      Instruction earlier = isSingle(line) ? last.put(line.getClass(), line) : null;
      if (earlier != null) {
        replaced.add(earlier);
      }
    }
    return replaced;
  }

  private static boolean isSingle(Instruction line) {
    return line instanceof IsolationInstruction.Single
        || line instanceof User
        || line instanceof Stopsignal
        || line instanceof Healthcheck;
  }

  /** The profile in which {@code line} is alone: what is wrong with it then is wrong by itself. */
  private static Profile alone(Instruction line, Profile profile) {
    List<Layer> layers = profile.layers().stream()
        .map(layer -> new Layer(
            layer.stageName(),
            layer.instructions().stream().filter(other -> other.equals(line)).toList()))
        .toList();
    return new Profile(profile.from(), profile.platform(), layers);
  }
}
