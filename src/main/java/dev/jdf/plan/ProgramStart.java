package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;

import dev.jdf.linux.Syscall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program takes over: execvp(3) with the container's PATH. The exit codes are docker's. */
final class ProgramStart {

  private static final Slot RESULT = new Slot("result");
  private static final Slot FOUND = new Slot("found");

  /** execvp(3) without PATH looks here. */
  private static final String DEFAULT_PATH = "/bin:/usr/bin";

  private ProgramStart() {}

  static void write(Steps steps, Container container) {
    List<String> args = container.process().args();
    String program = args.get(0);
    List<String> candidates = candidates(container, program);
    Label missing = steps.label("not_found");
    Label failed = steps.label("not_executable");
    steps.because(container.origin("/process/args", "execute " + program)).set(FOUND, Arg.ZERO);
    for (String candidate : candidates) {
      tryToExecute(steps, container, candidate, failed);
    }
    steps
        .set(RESULT, Steps.negative("EACCES"))
        .branch(Arg.value(FOUND), Comparison.EQUAL, Arg.ZERO, missing)
        .mark(failed)
        .set(Execution.EXIT_CODE, Arg.number(126))
        .compute(RESULT, Arg.ZERO, Arithmetic.SUBTRACT, Arg.value(RESULT))
        .add(new Op.Refuse(Arg.value(RESULT)))
        .mark(missing)
        .set(Execution.EXIT_CODE, Arg.number(127))
        .because(container.origin("/process/args", notFound(container, program)))
        .refuse("ENOENT");
  }

  private static void tryToExecute(
      Steps steps, Container container, String candidate, Label failed) {
    Label denied = steps.label("denied");
    Label next = steps.label("next_candidate");
    steps
        .call(
            RESULT,
            OnError.GO_ON
                .or(Steps.error("ENOENT"), next)
                .or(Steps.error("ENOTDIR"), next)
                .or(Steps.error("EACCES"), denied),
            Syscall.EXECVE,
            Arg.text(candidate),
            strings(texts(container.process().args())),
            strings(environment(container)))
        .jump(failed)
        .mark(denied)
        .set(FOUND, Arg.number(1))
        .mark(next);
  }

  private static List<String> candidates(Container container, String program) {
    if (program.contains("/")) {
      return List.of(program);
    }
    List<String> candidates = new ArrayList<>();
    for (String folder : path(container).orElse(DEFAULT_PATH).split(":", -1)) {
      candidates.add((folder.isEmpty() ? "." : folder) + "/" + program);
    }
    return candidates;
  }

  private static String notFound(Container container, String program) {
    return program.contains("/")
        ? "execute " + program
        : "find " + program + " in PATH " + path(container).orElse(DEFAULT_PATH);
  }

  private static Optional<String> path(Container container) {
    return container.process().env().stream()
        .filter(variable -> variable.startsWith("PATH="))
        .reduce((first, last) -> last)
        .map(variable -> variable.substring("PATH=".length()));
  }

  /** Of a variable that is given twice the last one counts; getenv(3) would take the first. */
  private static List<Arg> environment(Container container) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String variable : container.process().env()) {
      variables.put(variable.substring(0, variable.indexOf('=')), variable);
    }
    List<Arg> all = new ArrayList<>(texts(variables.values()));
    if (Home.isMissing(container)) {
      all.add(Home.VARIABLE);
    }
    return all;
  }

  private static List<Arg> texts(Collection<String> values) {
    List<Arg> texts = new ArrayList<>();
    values.forEach(value -> texts.add(Arg.text(value)));
    return texts;
  }

  /** A NULL-terminated array of strings. */
  private static Arg strings(List<Arg> values) {
    List<Arg.Field> fields = new ArrayList<>();
    values.forEach(value -> fields.add(field("", Width.U64, value)));
    fields.add(field("", Width.U64, Arg.NULL));
    return new Arg.Struct(fields);
  }
}
