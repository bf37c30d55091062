package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;

/** What a completion proposes, a line each, in place of its many lines of JSON. */
record ProposedTexts(@Nullable Range range, List<String> items) {

  static ProposedTexts of(CompletionList list) {
    List<CompletionItem> items = list.getItems();
    List<Range> ranges =
        items.stream().map(item -> edit(item).getRange()).distinct().toList();
    List<CompletionItem> inOrder = items.stream()
        .sorted((one, other) -> one.getSortText().compareTo(other.getSortText()))
        .toList();
    assertEquals(inOrder, items, "in the order in which an editor shows them");
    return new ProposedTexts(
        ranges.isEmpty() ? null : ranges.get(0),
        items.stream().map(ProposedTexts::line).toList());
  }

  private static String line(CompletionItem item) {
    String text = edit(item).getNewText();
    String typed = text.equals(item.getLabel()) ? "" : " => " + text;
    String detail = item.getDetail() == null ? "" : ": " + item.getDetail();
    return item.getKind() + " " + item.getLabel() + typed + detail;
  }

  private static TextEdit edit(CompletionItem item) {
    return item.getTextEdit().getLeft();
  }
}
