package dev.jdf.lsp;

import dev.jdf.linux.Capability;
import dev.jdf.lower.HeldCapabilities;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/inlayHint}: behind lines about capabilities, which are left. */
final class InlayHints {

  private static final int FEW = 3;

  private InlayHints() {}

  static List<InlayHint> in(Document document, Range range) {
    Span asked = document.lines().span(range);
    return document.parsed().spec().instructions().stream()
        .filter(InlayHints::isAboutCapabilities)
        .filter(line -> asked.start() <= line.span().end() && line.span().start() <= asked.end())
        .flatMap(line -> hint(document, line).stream())
        .toList();
  }

  private static boolean isAboutCapabilities(Instruction line) {
    return line instanceof CapAdd || line instanceof CapDrop || line instanceof Privileged;
  }

  private static Optional<InlayHint> hint(Document document, Instruction line) {
    return Scope.of(document, line.span().start())
        .upToHere()
        .map(HeldCapabilities::of)
        .map(held -> {
          InlayHint hint = new InlayHint(
              document.lines().position(line.span().end()), Either.forLeft(label(held)));
          hint.setPaddingLeft(true);
          hint.setTooltip(tooltip(held));
          return hint;
        });
  }

  private static String label(Collection<Capability> held) {
    String count = "= " + held.size() + (held.size() == 1 ? " capability" : " capabilities");
    return held.isEmpty() || held.size() > FEW ? count : count + ": " + names(held);
  }

  private static String tooltip(Collection<Capability> held) {
    int defaults = Capability.dockerDefaults().size();
    return "Left after this line, of docker's " + defaults + " and what was added: "
        + (held.isEmpty() ? "none" : names(held));
  }

  private static String names(Collection<Capability> held) {
    return held.stream().map(Capability::shortName).collect(Collectors.joining(" "));
  }
}
