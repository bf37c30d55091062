package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The instructions that ONBUILD of an image keeps, as text. They stand nowhere in the file: the place
 * of all their words is the FROM that names the image.
 *
 * <p>An image comes from somebody else, and what isolates a process from the machine is not for them
 * to say: only instructions of Dockerfile are taken.
 */
record Triggers(Span from, List<Diagnostic> findings) {

  List<Instruction> of(List<String> texts) {
    List<Instruction> triggers = new ArrayList<>();
    texts.forEach(text -> read(text).ifPresent(triggers::add));
    return triggers;
  }

  private Optional<Instruction> read(String text) {
    LogicalLines lines = LogicalLines.read(new SourceFile("ONBUILD", "ONBUILD " + text), '\\', 1);
    lines.text().standsAt(from);
    InstructionReader reader = new InstructionReader(lines.text(), '\\');
    List<Instruction> read = reader.read(SpecParser.tree(lines.text(), '\\'));
    reader
        .findings()
        .forEach(finding -> findings.add(finding.movedTo(from).withNote("ONBUILD " + text)));
    if (!reader.findings().isEmpty()) {
      return Optional.empty();
    }
    if (read.size() != 1 || !(read.get(0) instanceof Onbuild line)) {
      findings.add(SyntaxErrors.brokenTrigger(text, from));
      return Optional.empty();
    }
    return taken(line.trigger(), text);
  }

  private Optional<Instruction> taken(Instruction trigger, String text) {
    if (trigger instanceof IsolationInstruction isolation) {
      findings.add(SyntaxErrors.isolatingTrigger(text, isolation.keyword()));
      return Optional.empty();
    }
    return Optional.of(trigger);
  }
}
