package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.check.PeerRule;
import dev.jdf.diagnostic.Code;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of other tools' rules. */
class PeerRulesTest {

  @Test
  void whatIsOursExists() {
    Set<String> ours = Codes.all().stream().map(Code::id).collect(Collectors.toSet());
    for (PeerRule rule : PeerRule.all()) {
      assertTrue(ours.containsAll(rule.ours()), rule.toString());
      assertEquals(rule.nearness() == PeerRule.Nearness.NONE, rule.ours().isEmpty(), rule.number());
      assertTrue(!rule.tool().isEmpty() && !rule.about().isEmpty(), rule.number());
    }
  }

  @Test
  void everyNumberIsThereOnce() {
    List<String> numbers = PeerRule.all().stream().map(PeerRule::number).toList();
    assertEquals(numbers.stream().distinct().toList(), numbers);
  }

  @ParameterizedTest
  @CsvSource({
    "DL3002, DL3002",
    "dl3002, DL3002",
    "5.4, CIS 5.4",
    "cis-5.4, CIS 5.4",
    "CIS 5.32, CIS 5.32",
    "DS002, DS-0002",
    "avd-ds-0002, DS-0002",
    "DS-0002, DS-0002",
    "ckv_docker_8, CKV_DOCKER_8",
    "CKV-DOCKER-8, CKV_DOCKER_8"
  })
  void numbersAreFoundInTheirSpellings(String word, String number) {
    assertEquals(Optional.of(number), PeerRule.named(word).map(PeerRule::number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DL", "DL9999", "5.99", "6.1", "CIS", "DS-", "DS-99999", "JDF110"})
  void otherWordsAreNone(String word) {
    assertTrue(PeerRule.named(word).isEmpty());
  }
}
