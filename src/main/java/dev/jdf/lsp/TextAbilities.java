package dev.jdf.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;

/**
 * How an editor shows and takes texts.
 *
 * @param snippets whether it knows texts with places to fill in
 * @param hovers how it shows what is told of a place
 * @param documentation how it shows what is told of a proposal
 */
record TextAbilities(boolean snippets, Markup hovers, Markup documentation) {

  static final TextAbilities NONE = new TextAbilities(false, Markup.MARKDOWN, Markup.MARKDOWN);

  static TextAbilities of(TextDocumentClientCapabilities texts) {
    Optional<CompletionItemCapabilities> items =
        Optional.ofNullable(texts.getCompletion()).map(CompletionCapabilities::getCompletionItem);
    return new TextAbilities(
        items.map(CompletionItemCapabilities::getSnippetSupport).orElse(false),
        Markup.of(Optional.ofNullable(texts.getHover()).map(HoverCapabilities::getContentFormat)),
        Markup.of(items.map(CompletionItemCapabilities::getDocumentationFormat)));
  }
}
