package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * What is announced is tried: editors rely on it. {@code lsp/announced.txt} has a line for each part
 * of the answer to {@code initialize}, and no other.
 */
class AnnouncementTest {

  private static final Path FIXTURES = Path.of("src/test/resources/lsp");
  private static final Pattern NOTHING = Pattern.compile(
      "(?s)\\s*(null|\\[]|\\{\\s*(\"items\": \\[]\\s*)?}|\\{\\s*\"data\": \\[]\\s*})\\s*");

  /**
   * A part of what is announced.
   *
   * @param name where it is; of what is a number or true or false, with its value
   * @param value of a text, or of one of a list of them
   */
  private record Part(String name, String value) {}

  @TestFactory
  List<DynamicTest> everyPartIsTried() throws IOException {
    Map<String, String> trials = trials();
    return announced().stream()
        .map(part -> dynamicTest(
            part.name() + " " + part.value().replace("\n", "\\n"),
            () -> tried(part, trials.getOrDefault(part.name(), "nothing"))))
        .toList();
  }

  @Test
  void nothingIsTriedThatIsNotAnnounced() throws IOException {
    List<String> names = announced().stream().map(Part::name).toList();
    assertEquals(
        List.of(), trials().keySet().stream().filter(it -> !names.contains(it)).toList());
  }

  /** Each of its kind has a test of its own: {@link WorkspaceTest} changes such a file. */
  @Test
  void settingsAreAllThatIsRegisteredLater() throws IOException {
    try (Editor editor = Editor.start(Workbenches.real())) {
      assertEquals(List.of("**/.jbuild.yaml"), editor.watched());
      editor.answered();
      assertEquals(List.of("workspace/didChangeWatchedFiles"), editor.registered());
    }
  }

  private static Map<String, String> trials() throws IOException {
    Map<String, String> trials = new TreeMap<>();
    for (String line : Files.readAllLines(FIXTURES.resolve("announced.txt"))) {
      String[] columns = line.split(" {2,}", 2);
      if (!line.startsWith("#")) {
        assertEquals(null, trials.put(columns[0], columns[1]), "twice: " + columns[0]);
      }
    }
    return trials;
  }

  private static List<Part> announced() throws IOException {
    try (Wire wire = Wire.start()) {
      JsonElement capabilities = wire.ask("initialize", "{\"capabilities\":{}}")
          .getAsJsonObject("result")
          .get("capabilities");
      List<Part> parts = new ArrayList<>();
      collect("", capabilities, parts);
      return parts;
    }
  }

  private static void collect(String name, JsonElement value, List<Part> parts) {
    if (value.isJsonObject()) {
      String front = name.isEmpty() ? "" : name + ".";
      value
          .getAsJsonObject()
          .entrySet()
          .forEach(it -> collect(front + it.getKey(), it.getValue(), parts));
    } else if (value.isJsonArray()) {
      value.getAsJsonArray().forEach(it -> collect(name, it, parts));
    } else {
      JsonPrimitive leaf = value.getAsJsonPrimitive();
      parts.add(
          leaf.isString() ? new Part(name, leaf.getAsString()) : new Part(name + "=" + leaf, ""));
    }
  }

  private static void tried(Part part, String trial) throws Exception {
    String[] words = trial.split(" ", -1);
    switch (words[0]) {
      case "answers" -> assertTrue(answers(words[1]).findAny().isPresent(), trial);
      case "contains" ->
        assertTrue(answers(words[1]).anyMatch(it -> has(it.answer(), part.value())), trial);
      case "behind" ->
        assertTrue(answers(words[1]).anyMatch(it -> it.isBehind(part.value())), trial);
      case "test" -> assertTrue(isTest(words[1]), trial);
      default -> throw new AssertionError(part + " is announced and tried by " + trial);
    }
  }

  /** A text with its mark, and what the server says there. */
  private record Fixture(String text, String answer) {

    boolean isBehind(String typed) {
      return text.substring(0, Math.max(0, text.indexOf("<|>"))).endsWith(typed);
    }
  }

  private static boolean has(String answer, String word) {
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(word) + "(?![\\w.])")
        .matcher(answer)
        .find();
  }

  /** Those with something in them; {@link RequestFixturesTest} knows that the server gives them. */
  private static Stream<Fixture> answers(String request) throws IOException {
    List<Fixture> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(FIXTURES.resolve(request))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".jdf")).toList()) {
        String answer = Files.readString(Path.of(file.toString().replace(".jdf", ".json")));
        if (!NOTHING.matcher(answer).matches()) {
          found.add(new Fixture(Files.readString(file), answer));
        }
      }
    }
    return found.stream();
  }

  private static boolean isTest(String name) throws ClassNotFoundException {
    String[] parts = name.split("\\.", -1);
    Optional<Method> method = Stream.of(
            Class.forName("dev.jdf.lsp." + parts[0]).getDeclaredMethods())
        .filter(it -> it.getName().equals(parts[1]))
        .findFirst();
    return method
        .filter(it ->
            it.isAnnotationPresent(Test.class) || it.isAnnotationPresent(ParameterizedTest.class))
        .isPresent();
  }
}
