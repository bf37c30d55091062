package dev.jdf.lsp;

import dev.jdf.lsp.VariableUse.Kind;
import dev.jdf.source.Span;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code workspace/symbol}: stages and variables of the texts that are open or in a folder. */
final class WorkspaceSymbols {

  /** Nobody picks from more. */
  private static final int MOST = 500;

  /** In each folder: from a slow disk some answer is better than one that nobody waits for. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final SpecFolders folders = new SpecFolders();

  List<WorkspaceSymbol> find(String query, OpenPlaces open, CancelChecker cancelled) {
    List<WorkspaceSymbol> found = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Document document : open.texts()) {
      seen.add(document.uri());
      found.addAll(symbols(document));
    }
    for (WorkspaceFolder folder : open.folders()) {
      for (SpecFolders.Known file : folders.in(folder, new Walk(cancelled, LONGEST))) {
        if (seen.add(file.uri())) {
          found.addAll(file.symbols());
        }
      }
    }
    return found.stream().filter(it -> fits(it.getName(), query)).limit(MOST).toList();
  }

  /** All of one text. */
  static List<WorkspaceSymbol> symbols(Document document) {
    List<WorkspaceSymbol> symbols = new ArrayList<>();
    for (Stage stage : document.stages().all()) {
      Word name = stage.from().name();
      if (name != null) {
        symbols.add(symbol(document, name.text(), name.span(), SymbolKind.Class));
      }
    }
    for (VariableUse use : document.variables()) {
      if (use.kind() == Kind.SETS || use.kind() == Kind.DECLARES) {
        symbols.add(symbol(document, use.name(), use.span(), SymbolKind.Variable));
      }
    }
    return symbols;
  }

  private static WorkspaceSymbol symbol(
      Document document, String name, Span span, SymbolKind kind) {
    Location place = new Location(document.uri(), document.lines().range(span));
    WorkspaceSymbol symbol = new WorkspaceSymbol(name, kind, Either.forLeft(place));
    symbol.setContainerName(fileName(document.uri()));
    return symbol;
  }

  private static String fileName(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** Whether the letters of the query come one after the other in the name. */
  private static boolean fits(String name, String query) {
    String text = name.toLowerCase(Locale.ROOT);
    int at = 0;
    for (char c : query.toLowerCase(Locale.ROOT).toCharArray()) {
      at = text.indexOf(c, at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }
}
