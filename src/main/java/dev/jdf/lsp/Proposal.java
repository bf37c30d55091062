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

  /**
   * The same for a place where something is written already: its last character is not typed twice,
   * and there is nothing to fill in.
   *
   * @param rest what stands behind the place in its line
   */
  Proposal before(String rest) {
    boolean twice = !rest.isEmpty()
        && "= ".indexOf(rest.charAt(0)) >= 0
        && label.endsWith(rest.substring(0, 1));
    String once = twice ? label.substring(0, label.length() - 1) : label;
    return new Proposal(once, kind, detail, rest.isBlank() ? snippet : "");
  }
}
