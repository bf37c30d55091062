package dev.jdf.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;

/**
 * What an editor can do, as far as answers depend on it.
 *
 * @param findings how it shows findings
 * @param refreshes what it can be asked to ask for again
 * @param commands those of its own that a lens may name
 * @param texts how it shows and takes texts
 * @param watches whether it can be asked to tell of files that change
 */
record Abilities(
    FindingAbilities findings,
    Set<Refresh> refreshes,
    Set<String> commands,
    TextAbilities texts,
    boolean watches) {

  static final Abilities NONE =
      new Abilities(FindingAbilities.NONE, Set.of(), Set.of(), TextAbilities.NONE, false);

  /** The commands are no part of the protocol: {@code initializationOptions.commands}. */
  static Abilities of(InitializeParams params) {
    Optional<ClientCapabilities> client = Optional.ofNullable(params.getCapabilities());
    Optional<TextDocumentClientCapabilities> texts =
        client.map(ClientCapabilities::getTextDocument);
    Optional<WorkspaceClientCapabilities> workspace = client.map(ClientCapabilities::getWorkspace);
    return new Abilities(
        texts.map(FindingAbilities::of).orElse(FindingAbilities.NONE),
        workspace.map(Refresh::known).orElseGet(() -> EnumSet.noneOf(Refresh.class)),
        commands(params.getInitializationOptions()),
        texts.map(TextAbilities::of).orElse(TextAbilities.NONE),
        workspace
            .map(WorkspaceClientCapabilities::getDidChangeWatchedFiles)
            .map(DidChangeWatchedFilesCapabilities::getDynamicRegistration)
            .orElse(false));
  }

  private static Set<String> commands(Object options) {
    Set<String> names = new TreeSet<>();
    List<JsonElement> commands =
        options instanceof JsonObject object && object.get("commands") instanceof JsonArray array
            ? array.asList()
            : List.of();
    commands.stream()
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .forEach(names::add);
    return names;
  }
}
