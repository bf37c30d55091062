package dev.jdf.syntax;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Answers of the reference front end, in the folder that the property {@code cases} names. */
public final class ReferenceCases {

  public static final Path FOLDER = Path.of(System.getProperty("cases", "../shared/cases"));

  private ReferenceCases() {}

  /** The rows of a file; the test is skipped where the cases are not there. */
  public static List<JsonNode> rows(String file) throws IOException {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.exists(path), "no reference cases in " + FOLDER);
    List<JsonNode> rows = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : Files.readAllLines(path)) {
      rows.add(mapper.readTree(line));
    }
    return rows;
  }

  public static String name(JsonNode row) {
    return row.has("id") ? row.get("id").asText() : row.get("file").asText();
  }

  public static byte[] bytes(JsonNode row) throws IOException {
    if (!row.has("case")) {
      return Files.readAllBytes(FOLDER.resolve("corpus").resolve(row.get("file").asText()));
    }
    return row.get("case").has("hex")
        ? HexFormat.of().parseHex(row.get("case").get("hex").asText())
        : row.get("case").get("dockerfile").asText().getBytes(StandardCharsets.UTF_8);
  }
}
