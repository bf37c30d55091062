package dev.jdf.lsp;

import dev.jdf.explain.InstructionPage;
import dev.jdf.syntax.Keywords;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes the name of an instruction. */
final class InstructionNames {

  private InstructionNames() {}

  static Proposals at(Cursor cursor) {
    boolean lower = cursor.wantsLowerCase();
    List<Proposal> all = Keywords.names().stream()
        .map(name -> proposal(InstructionPage.of(name), lower))
        .toList();
    return new Proposals(cursor.replaced(cursor.before(), ""), all);
  }

  private static Proposal proposal(InstructionPage page, boolean lower) {
    String name = lower ? page.name().toLowerCase(Locale.ROOT) : page.name();
    String form =
        Snippet.of(page.syntax().get(0).substring(page.name().length()).strip());
    String snippet = form.isEmpty() ? "" : name + " " + form;
    return new Proposal(name, CompletionItemKind.Keyword, page.summary(), snippet);
  }
}
