package dev.jdf.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Signal;
import dev.jdf.linux.Sysctl;
import dev.jdf.lower.Choices;
import dev.jdf.syntax.FlagNames;
import dev.jdf.syntax.Keywords;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is proposed is explained, and nothing else is. */
class WordMeaningsTest {

  private static final Map<String, NamespaceType> NAMESPACES = Map.of(
      "NETWORK", NamespaceType.NETWORK,
      "PID", NamespaceType.PID,
      "IPC", NamespaceType.IPC,
      "UTS", NamespaceType.UTS,
      "USERNS", NamespaceType.USER,
      "CGROUPNS", NamespaceType.CGROUP);

  private static final List<String> ROOTS =
      List.of("host", "scratch", "dir:", "oci:", "oci-archive:", "docker-archive:", "AS");

  @Test
  void everyWordThatIsProposedHasAMeaning() {
    NAMESPACES.forEach((name, type) -> assertSame(name, Choices.modes(type).stream()));
    assertSame("ULIMIT", Choices.ulimits().stream());
    assertSame("TMPFS", Choices.tmpfsOptions().stream());
    assertSame("SECURITY_OPT", withValues(Choices.securityOptions(), true));
    assertSame(
        "MOUNT",
        withValues(
            Stream.of("bind", "tmpfs")
                .flatMap(type -> Choices.mountKeys(type).stream())
                .distinct()
                .toList(),
            false));
    assertSame("FROM", Stream.concat(flags("FROM"), ROOTS.stream()));
    assertSame("HEALTHCHECK", Stream.concat(flags("HEALTHCHECK"), Stream.of("NONE", "CMD")));
    for (String name : List.of("COPY", "ADD", "RUN")) {
      assertSame(name, flags(name));
    }
    assertSame(
        FlagNames.RUN_MOUNT,
        Stream.of("bind", "cache", "tmpfs", "secret", "ssh")
            .flatMap(type -> FlagNames.mountKeys(type).stream())
            .flatMap(key -> valued(key, FlagNames.mountValues(key))));
    assertSame("STOPSIGNAL", Signal.names().stream());
    assertSame("CAP_ADD", Stream.of("ALL"));
    assertSame("CAP_DROP", Stream.of("ALL"));
    for (String name : List.of("PRIVILEGED", "READ_ONLY", "INIT", "TTY")) {
      assertSame(name, Stream.of("true", "false"));
    }
  }

  private static Stream<String> flags(String instruction) {
    return FlagNames.of(instruction).stream()
        .flatMap(flag -> valued(flag, FlagNames.values(instruction, flag)));
  }

  private static Stream<String> valued(String key, List<String> values) {
    return Stream.concat(Stream.of(key), values.stream().map(value -> key + "=" + value));
  }

  private static Stream<String> withValues(List<String> keys, boolean security) {
    return keys.stream()
        .flatMap(key -> Stream.concat(
            Stream.of(key),
            (security ? Choices.securityValues(key) : Choices.mountValues(key))
                .stream().map(value -> key + "=" + value)));
  }

  private static void assertSame(String instruction, Stream<String> proposed) {
    TreeSet<String> words = new TreeSet<>();
    proposed.map(word -> word.replaceFirst("=$", "")).forEach(words::add);
    assertEquals(words, new TreeSet<>(WordMeanings.words(instruction)), instruction);
  }

  @Test
  void everyKernelParameterMayBeSet() {
    List<String> wrong = WordMeanings.words("SYSCTL").stream()
        .filter(key -> Sysctl.namespaceOf(key).isEmpty())
        .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void aMeaningFitsOnALine() {
    for (String name : Keywords.names()) {
      for (String word : WordMeanings.words(name)) {
        String meaning = WordMeanings.of(name, word + "=").orElseThrow();
        assertTrue(!meaning.isBlank() && meaning.length() < 100, name + " " + word);
      }
    }
  }
}
