package dev.jdf.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Specs of lines that mean something, with mistakes in their words; the same for the same seed. */
public final class MistakenSpec {

  private static final Path FIXTURES = Path.of("src/test/resources");
  private static final int MOST_LINES = 8;
  private static final List<String> ODD = List.of(
      "-1",
      "0",
      "+1",
      "1.5",
      ".5",
      "1e3",
      "99999999999999999999",
      "18446744073709551615",
      "2147483648",
      "0x10",
      "x",
      "=",
      "==",
      ":",
      "::",
      "/",
      "//",
      "..",
      "a/../b",
      ",",
      "a,,b",
      "-",
      "1-",
      "5-2",
      "\u0663",
      "\u00b5s",
      "$A",
      "${A",
      "${A:?}",
      "\"\"",
      "'",
      "{}",
      "[]",
      "%s",
      "unlimited",
      "host",
      "none",
      "true");

  private static final List<String> LINES = lines();

  private MistakenSpec() {}

  private static List<String> lines() {
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      List<String> lines = new ArrayList<>();
      for (Path file :
          files.filter(it -> it.toString().endsWith(".jdf")).sorted().toList()) {
        lines.addAll(
            List.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\n")));
      }
      return lines.stream().filter(line -> !line.isBlank()).distinct().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String of(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "FROM host\n");
    int count = 1 + random.nextInt(MOST_LINES);
    for (int i = 0; i < count; i++) {
      text.append(mistaken(any(LINES, random), random)).append('\n');
    }
    return text.toString();
  }

  private static String mistaken(String line, Random random) {
    List<String> words = new ArrayList<>(List.of(line.split("(?<=[ =,:/])|(?=[ =,:/])")));
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(words.size());
      words.set(at, replaced(words.get(at), random));
    }
    return String.join("", words);
  }

  private static String replaced(String word, Random random) {
    String odd = any(ODD, random);
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> word + word;
      case 2 -> word + odd;
      case 3 -> new StringBuilder(word).reverse().toString();
      default -> odd;
    };
  }

  private static String any(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
