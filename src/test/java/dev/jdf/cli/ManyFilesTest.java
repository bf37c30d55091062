package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are looked at side by side, and told in the order in which they were named. */
class ManyFilesTest {

  private static final int COUNT = 50;

  @TempDir
  Path folder;

  @Test
  void whatIsFoundIsToldInOrder() throws IOException {
    List<String> words = new ArrayList<>(List.of("check"));
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < COUNT; i++) {
      Path file = folder.resolve("image" + (COUNT - i) + ".jdf");
      Files.writeString(file, "FROM scratch\nUSER 1:1\n" + "#\n".repeat(COUNT - i) + "X" + i);
      words.add(file.toString());
      expected.append(file).append(':').append(3 + COUNT - i).append(":1\n");
    }
    Map<String, String> environment = Map.of("HOME", folder.toString());
    Ran ran = Ran.jbuild("", environment, words.toArray(String[]::new));
    assertEquals(JBuild.FAILED, ran.code());
    String told = ran.out()
        .lines()
        .filter(line -> line.matches(" +--> .*:([4-9]|\\d\\d):1"))
        .map(line -> line.strip().substring("--> ".length()) + "\n")
        .collect(Collectors.joining());
    assertEquals(expected.toString(), told);
  }
}
