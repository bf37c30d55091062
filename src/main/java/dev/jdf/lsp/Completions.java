package dev.jdf.lsp;

import com.google.gson.JsonPrimitive;
import dev.jdf.explain.InstructionPage;
import dev.jdf.explain.Topic;
import dev.jdf.linux.Capability;
import dev.jdf.source.Span;
import dev.jdf.syntax.Keywords;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/completion}: what may stand where somebody types. */
final class Completions {

  /** After these an editor asks by itself. */
  static final List<String> TRIGGERS = List.of(" ", "$", "{", "=", ",", "-", ":", "/");

  private static final Set<CompletionItemKind> ARGUMENTS = EnumSet.of(
      CompletionItemKind.Value, CompletionItemKind.Property, CompletionItemKind.EnumMember);

  /** Nobody picks from more: what is typed next makes them fewer. */
  static final int MOST = 200;

  private final Workbench workbench;

  Completions(Workbench workbench) {
    this.workbench = workbench;
  }

  CompletionList at(Document document, int offset, Abilities abilities, CancelChecker cancelled) {
    return Cursor.at(document, offset)
        .flatMap(cursor ->
            proposals(cursor, new FolderLists(cancelled)).map(all -> list(cursor, all, abilities)))
        .orElseGet(() -> new CompletionList(List.of()));
  }

  private static CompletionList list(Cursor cursor, Proposals all, Abilities abilities) {
    Document document = cursor.document();
    String typed = document.source().text(new Span(all.replaced().start(), cursor.offset()));
    Proposals fitting = all.continuing(typed);
    boolean many = fitting.all().size() > MOST;
    Proposals shown = many ? fitting.cut(MOST, typed) : fitting;
    Range range = document.lines().range(shown.replaced());
    String rest = document.lines().rest(shown.replaced().end());
    List<CompletionItem> items = new ArrayList<>();
    for (Proposal proposal : shown.all()) {
      CompletionItem item = item(proposal.before(rest), range, abilities);
      about(cursor).ifPresent(item::setData);
      items.add(item);
      item.setSortText(String.format(Locale.ROOT, "%03d", items.size()));
    }
    return new CompletionList(many, items);
  }

  /** Adds the long documentation, which few of the many proposals are asked for. */
  static CompletionItem resolve(CompletionItem item, Markup markup) {
    documentation(item).ifPresent(text -> item.setDocumentation(markup.content(text)));
    return item;
  }

  private Optional<Proposals> proposals(Cursor cursor, FolderLists folders) {
    if (cursor.isComment()) {
      return CommentWords.at(cursor);
    }
    if (cursor.isInKeyword()) {
      return Optional.of(InstructionNames.at(cursor));
    }
    return VariableWords.at(cursor, workbench)
        .or(() -> VariableWords.declared(cursor))
        .or(() -> new PathWords(folders).at(cursor))
        .or(() -> new ContainerPaths(folders, workbench).at(cursor))
        .or(() -> FlagWords.at(cursor))
        .or(() -> FlagValues.at(cursor))
        .or(() -> DockerfileWords.at(cursor))
        .or(() -> new AccountWords(workbench).at(cursor))
        .or(() -> StageWords.at(cursor))
        .or(() -> CapabilityNames.at(cursor))
        .or(() -> OperandWords.at(cursor));
  }

  private static CompletionItem item(Proposal proposal, Range range, Abilities abilities) {
    boolean snippet = abilities.texts().snippets() && !proposal.snippet().isEmpty();
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
    Optional<Capability> capability =
        item.getKind() == CompletionItemKind.EnumMember ? Capability.parse(name) : Optional.empty();
    return capability.map(it -> new Topic.Privilege(it).markdown()).or(() -> ofWord(item));
  }

  /** Of an argument: what it means, and the instruction that it is for. */
  private static Optional<String> ofWord(CompletionItem item) {
    boolean said = ARGUMENTS.contains(item.getKind()) && item.getDetail() != null;
    return said
            && item.getData() instanceof JsonPrimitive data
            && Keywords.names().contains(data.getAsString())
        ? Optional.of("**" + item.getLabel() + "**: " + item.getDetail() + "\n\n---\n\n"
            + InstructionText.of(InstructionPage.of(data.getAsString())))
        : Optional.empty();
  }

  /** What an argument is for. */
  private static Optional<JsonPrimitive> about(Cursor cursor) {
    return cursor.isComment() || cursor.isInKeyword()
        ? Optional.empty()
        : Optional.of(new JsonPrimitive(cursor.keyword()));
  }
}
