package dev.jdf.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Code;
import dev.jdf.syntax.SyntaxCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

  private static final Topics TOPICS = Topics.of(List.of(SyntaxCode.values()));

  @ParameterizedTest
  @CsvSource({
    "JDF012, JDF012",
    "jdf012, JDF012",
    "CAP_ADD, CAP_ADD",
    "cap_add, CAP_ADD",
    "--cap-add, CAP_ADD",
    "CAP_SYS_ADMIN, CAP_SYS_ADMIN",
    "sys_admin, CAP_SYS_ADMIN",
    "Init, INIT"
  })
  void wordsAreFoundInAnyCase(String word, String name) {
    assertEquals(Optional.of(name), TOPICS.find(word).map(Topic::name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "JDF999", "CAP_", "SYS", "ADMIN", "JDF110"})
  void otherWordsAreNot(String word) {
    assertTrue(TOPICS.find(word).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"CAP_AD, CAP_ADD", "sys_admn, SYS_ADMIN", "JDF0O3, JDF003", "TEMPFS, TMPFS"})
  void aMistypedWordHasANearestOne(String word, String name) {
    assertEquals(Optional.of(name), TOPICS.nearest(word));
  }

  @Test
  void aWordOfAnotherWorldHasNone() {
    assertTrue(TOPICS.nearest("xylophone").isEmpty());
  }

  @Test
  void noNameStandsForTwoTopics() {
    List<String> names = Stream.of(TOPICS.instructions(), TOPICS.capabilities(), TOPICS.findings())
        .flatMap(List::stream)
        .flatMap(topic -> Stream.concat(Stream.of(topic.name()), topic.aliases().stream()))
        .toList();
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void theListNamesEveryTopic() {
    String list = TOPICS.markdown();
    assertTrue(list.contains("- `TMPFS`: file systems in memory\n"), list);
    assertTrue(list.contains("- `CAP_SYS_BOOT`: reboot, load another kernel\n"), list);
    assertTrue(list.contains("- `JDF003`: a file without instructions\n"), list);
  }

  @Test
  void rulesAreListedApart() {
    Topics topics = Topics.of(List.of(SyntaxCode.NO_FROM, new NamedCode("StageNameCasing")));
    assertEquals(
        List.of("StageNameCasing"), topics.rules().stream().map(Topic::name).toList());
    assertEquals(List.of("JDF030"), topics.findings().stream().map(Topic::name).toList());
    assertTrue(topics.markdown().contains("## Rules"));
    assertFalse(TOPICS.markdown().contains("## Rules"));
  }

  /** A rule is its own code. */
  private record NamedCode(String id) implements Code {
    @Override
    public String title() {
      return "stage names are lower case";
    }
  }

  @Test
  void aCapabilityNamesTheSystemCallsThatItOpens() {
    String text = TOPICS.find("sys_admin").orElseThrow().markdown();
    assertTrue(text.contains("also allows: bpf, clone, clone3, fanotify_init"), text);
    assertTrue(text.contains(" unshare."), text);
    String ptrace = TOPICS.find("sys_ptrace").orElseThrow().markdown();
    assertTrue(ptrace.contains("also allows: kcmp, pidfd_getfd, process_madvise."), ptrace);
    String chown = TOPICS.find("chown").orElseThrow().markdown();
    assertTrue(chown.contains("allows the same calls with it and without it"), chown);
  }

  @Test
  void aCapabilitySaysWhetherDockerGivesIt() {
    assertTrue(TOPICS.find("chown").orElseThrow().markdown().contains("`CAP_DROP CHOWN`"));
    assertTrue(TOPICS.find("bpf").orElseThrow().markdown().contains("`CAP_ADD BPF`"));
    assertFalse(TOPICS.find("bpf").orElseThrow().markdown().contains("CAP_DROP"));
  }
}
