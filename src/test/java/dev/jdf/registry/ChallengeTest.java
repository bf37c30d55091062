package dev.jdf.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChallengeTest {

  @Test
  void parametersMayBeQuotedAndHoldCommas() {
    Challenge challenge = Challenge.parse(
            "Bearer realm=\"https://auth.example/token\",service=example, scope=\"a:b:pull,push\"")
        .orElseThrow();
    assertEquals("bearer", challenge.scheme());
    assertEquals("https://auth.example/token", challenge.parameter("realm"));
    assertEquals("example", challenge.parameter("service"));
    assertEquals("a:b:pull,push", challenge.parameter("scope"));
    assertEquals("", challenge.parameter("error"));
  }

  @Test
  void whatIsNoneIsNone() {
    assertEquals(Optional.empty(), Challenge.parse(""));
    assertEquals("negotiate", Challenge.parse("Negotiate").orElseThrow().scheme());
  }
}
