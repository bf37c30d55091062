package dev.jdf.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.linux.NamespaceType;
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
    for (String name : List.of("FROM", "COPY", "ADD", "RUN", "HEALTHCHECK")) {
      assertSame(name, FlagNames.of(name).stream());
    }
    for (String name : List.of("PRIVILEGED", "READ_ONLY", "INIT", "TTY")) {
      assertSame(name, Stream.of("true", "false"));
    }
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
