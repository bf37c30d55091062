package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.junit.jupiter.api.Test;

/** What is announced is tried: editors rely on it. */
class AnnouncementTest {

  private static final Path FIXTURES = Path.of("src/test/resources/lsp");

  /** Symbols of a workspace are no text's: {@link WorkspaceTest} asks for them. */
  @Test
  void everyRequestThatIsAnnouncedHasFixtures() {
    Gson gson = new MessageJsonHandler(Map.of()).getGson();
    JsonObject announced = gson.toJsonTree(Announcement.capabilities()).getAsJsonObject();
    List<String> untried = announced.keySet().stream()
        .filter(name -> name.endsWith("Provider"))
        .filter(name -> !name.equals("workspaceSymbolProvider"))
        .map(AnnouncementTest::request)
        .filter(name -> !Files.isDirectory(FIXTURES.resolve(name)))
        .toList();
    assertEquals(List.of(), untried);
  }

  private static String request(String provider) {
    return switch (provider) {
      case "documentFormattingProvider" -> "formatting";
      case "documentRangeFormattingProvider" -> "rangeFormatting";
      case "documentOnTypeFormattingProvider" -> "onTypeFormatting";
      default -> provider.replaceFirst("Provider$", "");
    };
  }
}
