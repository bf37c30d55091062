package dev.jdf.syntax;

import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place where a variable is set: a name of {@code ARG} or {@code ENV}.
 *
 * @param name as it is written; what ENV sets by the value of another variable is not listed
 * @param value as it is written, if any
 * @param line the ARG or ENV
 */
public record VariableDefinition(Word name, @Nullable Word value, Instruction line) {

  /** All of a spec, in file order. */
  public static List<VariableDefinition> in(Spec spec) {
    return spec.instructions().stream()
        .flatMap(line -> in(line).stream())
        .filter(definition -> WordTree.isPlain(definition.name().text(), spec.escape()))
        .toList();
  }

  private static List<VariableDefinition> in(Instruction line) {
    if (line instanceof Onbuild onbuild) {
      return in(onbuild.trigger());
    }
    Stream<VariableDefinition> found = Stream.empty();
    if (line instanceof Arg arg) {
      found = arg.parameters().stream()
          .map(one -> new VariableDefinition(one.name(), one.defaultValue(), line));
    } else if (line instanceof Env env) {
      found =
          env.pairs().stream().map(pair -> new VariableDefinition(pair.key(), pair.value(), line));
    }
    return found.toList();
  }
}
