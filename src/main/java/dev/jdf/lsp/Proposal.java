package dev.jdf.lsp;

import org.eclipse.lsp4j.CompletionItemKind;

/**
 * Something that may be typed at a place.
 *
 * @param label what is shown, and typed
 * @param detail what it means, in a few words; may be empty
 * @param snippet the same with places to fill in, for editors that know them; empty if there are none
 */
record Proposal(String label, CompletionItemKind kind, String detail, String snippet) {

  static Proposal of(String label, CompletionItemKind kind, String detail) {
    return new Proposal(label, kind, detail, "");
  }
}
