package dev.jdf.asm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Machine code as binutils reads it: somebody else's opinion of our bytes. */
public final class Objdump {

  /** An instruction, in the spelling of objdump with single spaces and without its remarks. */
  public record Line(long address, String bytes, String text) {}

  private static final Pattern LINE =
      Pattern.compile("\\s*([0-9a-f]+):\\t((?:[0-9a-f]{2,8} )+)\\s*(?:\\t(.*))?");

  private Objdump() {}

  public static List<Line> x86(byte[] code, long address) throws IOException {
    return read("objdump", List.of("-m", "i386:x86-64", "-M", "intel"), code, address);
  }

  /** Needs the cross binutils; a plain objdump knows only the machine it runs on. */
  static List<Line> aarch64(byte[] code) throws IOException {
    return read("aarch64-linux-gnu-objdump", List.of("-m", "aarch64"), code, 0);
  }

  private static List<Line> read(String tool, List<String> options, byte[] code, long address)
      throws IOException {
    assumeTrue(installed(tool), tool + " is not installed");
    Path file = Files.createTempFile("code", ".bin");
    try {
      Files.write(file, code);
      List<String> command = new ArrayList<>(List.of(tool, "-D", "-w", "-z", "-b", "binary"));
      command.addAll(options);
      command.add("--adjust-vma=" + address);
      command.add(file.toString());
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Objdump::line).flatMap(List::stream).toList();
    } finally {
      Files.delete(file);
    }
  }

  private static boolean installed(String tool) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private static List<Line> line(String text) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.matches() || matcher.group(3) == null) {
      return List.of();
    }
    String instruction =
        matcher.group(3).replaceAll("\\s+(#|//|<).*", "").strip().replaceAll("\\s+", " ");
    return List.of(
        new Line(Long.parseLong(matcher.group(1), 16), matcher.group(2).strip(), instruction));
  }
}
