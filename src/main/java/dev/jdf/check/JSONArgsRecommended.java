package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shell in front of the program does not pass signals on. */
final class JSONArgsRecommended implements Rule {

  @Override
  public String title() {
    return "Commands are in the JSON form";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  /** What only a shell knows. */
  private static final Set<String> BUILTINS = Set.of(
      "exec", "cd", "export", "set", "source", ".", ":", "eval", "exit", "ulimit", "umask", "wait");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+, -]+");

  @Override
  public List<Diagnostic> check(Subject subject) {

    Set<String> shells = new HashSet<>();
    List<Diagnostic> findings = new ArrayList<>();
    for (int i = 0; i < subject.stages().size(); i++) {
      Stage stage = subject.stages().get(i);
      boolean shell = shells.contains(subject.variables().bases().get(i).text());
      for (Instruction line : stage.instructions()) {
        shell |= line instanceof Shell;
        if (!shell) {
          check(line).ifPresent(findings::add);
        }
      }
      if (shell && stage.from().name() != null) {
        shells.add(stage.from().name().text());
      }
    }
    return findings;
  }

  private Optional<Diagnostic> check(Instruction line) {
    if (line instanceof Cmd cmd) {
      return check("CMD", cmd.command());
    }
    return line instanceof Entrypoint entrypoint
        ? check("ENTRYPOINT", entrypoint.command())
        : Optional.empty();
  }

  private Optional<Diagnostic> check(String name, Command command) {
    if (!command.shell()) {
      return Optional.empty();
    }
    Diagnostic finding = at(
            command.span(),
            "JSON arguments recommended for " + name
                + " to prevent unintended behavior related to OS signals")
        .withNote("the shell in front becomes process 1, and a signal ends there");
    Word text = command.words().get(0);
    return Optional.of(name.equals("CMD") && isPlain(text) ? finding.withFix(fix(text)) : finding);
  }

  /** Words that a shell would take as they are; with anything else the meaning could change. */
  private static boolean isPlain(Word text) {
    return PLAIN.matcher(text.text()).matches()
        && text.span().length() == text.text().length()
        && !text.text().split(" +", 2)[0].contains("=")
        && !BUILTINS.contains(text.text().split(" +", 2)[0]);
  }

  private static Fix fix(Word text) {
    String array = Stream.of(text.text().strip().split(" +", -1))
        .map(word -> "\"" + word + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
    return new Fix("write " + array, text.span(), array);
  }
}
