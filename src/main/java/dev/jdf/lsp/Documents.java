package dev.jdf.lsp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The texts that are open in the editor, each in its newest version. */
final class Documents {

  private final Map<String, Document> open = new ConcurrentHashMap<>();

  void put(Document document) {
    open.put(document.uri(), document);
  }

  void close(String uri) {
    open.remove(uri);
  }

  Optional<Document> find(String uri) {
    return Optional.ofNullable(open.get(uri));
  }

  /** Those that are no settings. */
  List<Document> specs() {
    return open.values().stream().filter(document -> !document.isSettings()).toList();
  }

  List<Document> all() {
    return List.copyOf(open.values());
  }
}
