package dev.jdf.cli;

import dev.jdf.run.Exec;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Before much work on an image begins, the process begins again with the JVM's full compiler: a short
 * life is better without it, but only it knows the processor's instructions for digests. Where that
 * cannot be done, the work goes on as it is, and takes longer.
 */
record SecondStart(Progress progress) implements Progress {

  /** What the first compiler does in some tenths of a second. */
  private static final long WORTH = 16 << 20;

  /**
   * The young heap stays small, so that memory is what is in use; and what comes from a registry does
   * not come in pieces of 16 kB.
   */
  private static final List<String> OPTIONS = List.of(
      "-XX:TieredStopAtLevel=4",
      "-Xms48m",
      "-Xmn32m",
      "-Xmx512m",
      "-Djdk.httpclient.bufsize=131072",
      "-Djdf.again=true");

  private static final Set<String> MAINS = Set.of(JBuild.class.getName(), JExec.class.getName());

  /** Their files are read as a whole before their layers are known: that would be done twice. */
  private static final String ARCHIVES = "(oci|docker)-archive:.*";

  @Override
  public Task begin(Work work, String image, List<Descriptor> parts) {
    long bytes = parts.stream().mapToLong(Descriptor::size).sum();
    if (bytes >= WORTH && (work == Work.UNPACK || !image.matches(ARCHIVES)) && isFirst()) {
      beginAgain();
    }
    return progress.begin(work, image, parts);
  }

  /** There is work that is not in the store: most of it is much, and the program is asked once. */
  @Override
  public void asks(String program) {
    if (isFirst()) {
      beginAgain();
    }
    progress.asks(program);
  }

  @Override
  public void says(String line) {
    progress.says(line);
  }

  /** Whether this is the JVM of {@code bin/jvm.sh}, and no other's. */
  private static boolean isFirst() {
    return System.getProperty("jdf.id") != null
        && !Boolean.getBoolean("jdf.again")
        && !Start.isRehearsal();
  }

  /** Returns where it cannot be done. */
  private static void beginAgain() {
    try {
      List<byte[]> words = words(Files.readAllBytes(Path.of("/proc/self/cmdline")));
      String limits = Files.readString(Path.of("/proc/self/limits"));
      if (isRepeatable(words) && hasRoom(limits)) {
        Exec.again(withOptions(words));
      }
    } catch (IOException e) {
      // It is a matter of speed only.
    }
  }

  /** The words of a command line as proc(5) has them; they need not be text. */
  static List<byte[]> words(byte[] line) {
    List<byte[]> words = new ArrayList<>();
    for (String word : new String(line, StandardCharsets.ISO_8859_1).split("\0", -1)) {
      words.add(word.getBytes(StandardCharsets.ISO_8859_1));
    }
    words.remove(words.size() - 1);
    return words;
  }

  private static int main(List<byte[]> words) {
    return (int) words.stream()
        .takeWhile(word -> !MAINS.contains(new String(word, StandardCharsets.UTF_8)))
        .count();
  }

  /** Later options win, those in files too. */
  static List<byte[]> withOptions(List<byte[]> words) {
    List<byte[]> all = new ArrayList<>(words);
    all.addAll(
        main(words),
        OPTIONS.stream().map(it -> it.getBytes(StandardCharsets.UTF_8)).toList());
    return all;
  }

  /** Whether what was named can be read once more: no stream has a second time. */
  static boolean isRepeatable(List<byte[]> words) {
    int main = main(words);
    return main < words.size()
        && words.subList(main + 1, words.size()).stream()
            .map(word -> new String(word, StandardCharsets.UTF_8))
            .flatMap(word -> Stream.of(word, word.substring(word.indexOf('=') + 1)))
            .noneMatch(SecondStart::isStream);
  }

  private static boolean isStream(String word) {
    try {
      Path path = Path.of(word);
      boolean isOther = !Files.isRegularFile(path) && !Files.isDirectory(path);
      return word.equals("-") || (isOther && Files.exists(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Whether the address space, which the full compiler wants more of, has no limit. */
  static boolean hasRoom(String limits) {
    return limits
            .lines()
            .filter(line -> line.matches("Max (address space|data size) +unlimited .*"))
            .count()
        == 2;
  }
}
