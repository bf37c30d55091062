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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shell in front of the program does not pass signals on. */
final class JSONArgsRecommended extends SpecRule {

  JSONArgsRecommended() {
    super(About.of("Commands are in the JSON form", Level.WARNING).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    Set<String> shells = new HashSet<>();
    Set<String> alone = new HashSet<>(List.of("host", "scratch"));
    List<Diagnostic> findings = new ArrayList<>();
    for (int i = 0; i < subject.stages().size(); i++) {
      Stage stage = subject.stages().get(i);
      String base = subject.variables().bases().get(i).text();
      boolean shell = shells.contains(base);
      boolean cmdIsAlone = (alone.contains(base) || isDirectory(base))
          && stage.instructions().stream().noneMatch(Entrypoint.class::isInstance);
      for (Instruction line : stage.instructions()) {
        shell |= line instanceof Shell;
        if (!shell) {
          check(line, cmdIsAlone).ifPresent(findings::add);
        }
      }
      Word name = stage.from().name();
      if (name != null) {
        keep(name.text(), shell, shells);
        keep(name.text(), cmdIsAlone, alone);
      }
    }
    return findings;
  }

  /** Of two stages of one name the later one counts. */
  private static void keep(String name, boolean there, Set<String> names) {
    if (there) {
      names.add(name);
    } else {
      names.remove(name);
    }
  }

  /** A root without an image, which could have an entrypoint. */
  private static boolean isDirectory(String base) {
    return Stream.of("dir:", "/", "./", "../").anyMatch(base::startsWith);
  }

  private Optional<Diagnostic> check(Instruction line, boolean cmdIsAlone) {
    if (line instanceof Cmd cmd) {
      return check("CMD", cmd.command(), cmdIsAlone);
    }
    return line instanceof Entrypoint entrypoint
        ? check("ENTRYPOINT", entrypoint.command(), false)
        : Optional.empty();
  }

  /** {@code fixable}: no entrypoint gets the words of the command, so that they may be others. */
  private Optional<Diagnostic> check(String name, Command command, boolean fixable) {
    if (!command.shell()) {
      return Optional.empty();
    }
    Diagnostic finding = at(
            command.span(),
            "JSON arguments recommended for " + name
                + " to prevent unintended behavior related to OS signals")
        .withNote("the shell in front becomes process 1, and a signal ends there");
    boolean asWritten = command.span().length() == command.words().get(0).text().length();
    Optional<List<String>> plain = fixable && asWritten ? command.plainWords() : Optional.empty();
    return Optional.of(plain.map(words -> finding.withFix(fix(command, words))).orElse(finding));
  }

  private static Fix fix(Command command, List<String> words) {
    String array =
        words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", ", "[", "]"));
    return new Fix("write " + array, command.words().get(0).span(), array);
  }
}
