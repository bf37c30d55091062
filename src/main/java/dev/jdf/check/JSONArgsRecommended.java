package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A shell in front of the program does not pass signals on. */
final class JSONArgsRecommended implements SpecRule {

  @Override
  public String title() {
    return "Commands are in the JSON form";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

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
    boolean fixable = name.equals("CMD")
        && command.span().length() == command.words().get(0).text().length();
    Optional<List<String>> plain = fixable ? command.plainWords() : Optional.empty();
    return Optional.of(plain.map(words -> finding.withFix(fix(command, words))).orElse(finding));
  }

  private static Fix fix(Command command, List<String> words) {
    String array =
        words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", ", "[", "]"));
    return new Fix("write " + array, command.words().get(0).span(), array);
  }
}
