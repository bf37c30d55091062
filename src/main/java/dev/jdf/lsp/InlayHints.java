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

  private final Workbench workbench;

  InlayHints(Workbench workbench) {
    this.workbench = workbench;
  }

  List<InlayHint> in(Document document, Range range) {
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

  private Optional<InlayHint> hint(Document document, Instruction line) {
    int stage = document.profiles().around(line.span().start());
    StageUser user = StageUser.of(document, stage, workbench);
    return Scope.of(document, line.span().start())
        .upToHere()
        .map(HeldCapabilities::of)
        .map(held -> {
          InlayHint hint = new InlayHint(
              document.lines().position(line.span().end()), Either.forLeft(label(held, user)));
          hint.setPaddingLeft(true);
          hint.setTooltip(tooltip(held, user));
          return hint;
        });
  }

  /** Root holds all that is allowed; who is not, what was added for it. */
  private static String label(HeldCapabilities held, StageUser user) {
    return switch (user.kind()) {
      case ROOT -> "= " + counted(held.bounding(), "capability", "capabilities");
      case OTHER ->
        "= " + counted(held.added(), "effective", "effective") + ", " + bounds(held.bounding());
      case UNKNOWN -> "= " + bounds(held.bounding());
    };
  }

  private static String bounds(Collection<Capability> held) {
    return counted(held, "in the bounding set", "in the bounding set");
  }

  private static String counted(Collection<Capability> held, String one, String many) {
    String count = held.size() + " " + (held.size() == 1 ? one : many);
    return held.isEmpty() || held.size() > FEW ? count : count + ": " + names(held);
  }

  private static String tooltip(HeldCapabilities held, StageUser user) {
    int defaults = Capability.dockerDefaults().size();
    String left = "Left after this line, of docker's " + defaults + " and what was added: "
        + (held.bounding().isEmpty() ? "none" : names(held.bounding()));
    return switch (user.kind()) {
      case ROOT -> left;
      case OTHER ->
        left + "\nThe process is not root, and starts with: "
            + (held.added().isEmpty() ? "none" : names(held.added()));
      case UNKNOWN ->
        left + "\nWhether the process is root is not known before the image is unpacked.";
    };
  }

  private static String names(Collection<Capability> held) {
    return held.stream().map(Capability::shortName).collect(Collectors.joining(" "));
  }
}
