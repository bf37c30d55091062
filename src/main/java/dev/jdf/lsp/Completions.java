package dev.jdf.lsp;

import dev.jdf.explain.InstructionPage;
import dev.jdf.explain.Topic;
import dev.jdf.linux.Capability;
import dev.jdf.syntax.Keywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/completion}: what may stand where somebody types. */
final class Completions {

  /** After these an editor asks by itself. */
  static final List<String> TRIGGERS = List.of(" ", "$", "{", "=", ",", "-", ":", "/");

  private final Workbench workbench;

  Completions(Workbench workbench) {
    this.workbench = workbench;
  }

  CompletionList at(Document document, int offset, Abilities abilities) {
    List<CompletionItem> items = new ArrayList<>();
    Cursor.at(document, offset).flatMap(this::proposals).ifPresent(proposals -> {
      Range range = document.lines().range(proposals.replaced());
      for (Proposal proposal : proposals.all()) {
        items.add(item(proposal, range, abilities));
        items.get(items.size() - 1).setSortText(String.format(Locale.ROOT, "%03d", items.size()));
      }
    });
    return new CompletionList(items);
  }

  /** Adds the long documentation, which few of the many proposals are asked for. */
  static CompletionItem resolve(CompletionItem item) {
    documentation(item)
        .ifPresent(text -> item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, text)));
    return item;
  }

  private Optional<Proposals> proposals(Cursor cursor) {
    if (cursor.isComment()) {
      return CommentWords.at(cursor);
    }
    if (cursor.isInKeyword()) {
      return Optional.of(InstructionNames.at(cursor));
    }
    return VariableWords.at(cursor)
        .or(() -> VariableWords.declared(cursor))
        .or(() -> FlagWords.at(cursor))
        .or(() -> new AccountWords(workbench).at(cursor))
        .or(() -> PathWords.at(cursor))
        .or(() -> StageWords.at(cursor))
        .or(() -> CapabilityNames.at(cursor))
        .or(() -> OperandWords.at(cursor));
  }

  private static CompletionItem item(Proposal proposal, Range range, Abilities abilities) {
    boolean snippet = abilities.snippets() && !proposal.snippet().isEmpty();
    CompletionItem item = new CompletionItem(proposal.label());
    item.setKind(proposal.kind());
    item.setDetail(proposal.detail().isEmpty() ? null : proposal.detail());
    item.setTextEdit(
        Either.forLeft(new TextEdit(range, snippet ? proposal.snippet() : proposal.label())));
    item.setInsertTextFormat(snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    return item;
  }

  private static Optional<String> documentation(CompletionItem item) {
    String name = item.getLabel().toUpperCase(Locale.ROOT);
    if (item.getKind() == CompletionItemKind.Keyword && Keywords.names().contains(name)) {
      return Optional.of(InstructionText.of(InstructionPage.of(name)));
    }
    return item.getKind() == CompletionItemKind.EnumMember
        ? Capability.parse(name).map(capability -> new Topic.Privilege(capability).markdown())
        : Optional.empty();
  }
}
