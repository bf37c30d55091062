package dev.jdf.lsp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The colours that an editor has of each text, so that it can be told what is other now. */
final class ColourVersions {

  private final Map<String, SemanticTokens> sent = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();

  SemanticTokens full(Document document) {
    SemanticTokens tokens =
        new SemanticTokens(Long.toString(count.incrementAndGet()), SemanticColours.of(document));
    sent.put(document.uri(), tokens);
    return tokens;
  }

  /** All of them, if the editor has others than those that were sent last. */
  Either<SemanticTokens, SemanticTokensDelta> since(String known, Document document) {
    SemanticTokens before = sent.get(document.uri());
    SemanticTokens now = full(document);
    return before == null || !before.getResultId().equals(known)
        ? Either.forLeft(now)
        : Either.forRight(new SemanticTokensDelta(
            List.of(edit(before.getData(), now.getData())), now.getResultId()));
  }

  void closed(String uri) {
    sent.remove(uri);
  }

  private static SemanticTokensEdit edit(List<Integer> before, List<Integer> now) {
    int most = Math.min(before.size(), now.size());
    int start = 0;
    while (start < most && before.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && before.get(before.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    return new SemanticTokensEdit(
        start, before.size() - end - start, now.subList(start, now.size() - end));
  }
}
