package dev.jdf.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengeTest {

  @Test
  void parametersMayBeQuotedAndHoldCommas() {
    Challenge challenge = only(
        "Bearer realm=\"https://auth.example/token\",service=example, scope=\"a:b:pull,push\"");
    assertEquals("bearer", challenge.scheme());
    assertEquals("https://auth.example/token", challenge.parameter("realm"));
    assertEquals("example", challenge.parameter("service"));
    assertEquals("a:b:pull,push", challenge.parameter("scope"));
    assertEquals("", challenge.parameter("error"));
  }

  @Test
  void whatIsNoneIsNone() {
    assertEquals(List.of(), Challenge.parse(List.of()));
    assertEquals(List.of(), Challenge.parse(List.of("", "\"=")));
    assertEquals("negotiate", only("Negotiate").scheme());
  }

  /** In one header or in several, RFC 9110 section 11.6.1. */
  @Test
  void severalAreSeveral() {
    List<String> schemes = List.of("negotiate", "ntlm", "basic", "bearer");
    String one = "Negotiate, NTLM TlRMTVNT/A==, Basic realm=\"a, b\", Bearer realm=c,service=d";
    assertEquals(schemes, schemes(List.of(one)));
    assertEquals(
        schemes,
        schemes(List.of(
            "Negotiate", "NTLM TlRMTVNT/A==", "Basic realm=\"a\"", "Bearer realm=c, service=d")));
    List<Challenge> all = Challenge.parse(List.of(one));
    assertEquals("a, b", all.get(2).parameter("realm"));
    assertEquals("d", all.get(3).parameter("service"));
  }

  private static List<String> schemes(List<String> headers) {
    return Challenge.parse(headers).stream().map(Challenge::scheme).toList();
  }

  private static Challenge only(String header) {
    List<Challenge> all = Challenge.parse(List.of(header));
    assertEquals(1, all.size());
    return all.get(0);
  }
}
