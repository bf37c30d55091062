package dev.jdf.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is trusted without encryption, and never asked. */
class InsecureHostsTest {

  @ParameterizedTest
  @CsvSource({
    "localhots:5000, did you mean localhost:5000?",
    "localhost, did you mean localhost:5000?",
    "LOCALHOST:5000, did you mean localhost:5000?",
    "example.com, 'what is asked is docker.io, localhost:5000'"
  })
  void whatIsNotAskedIsToldWithWhatIs(String insecure, String note) {
    InsecureHosts hosts = new InsecureHosts(Set.of(insecure));
    hosts.asks("localhost:5000");
    hosts.asks("docker.io");
    assertEquals(
        List.of("no registry that is asked is called \"" + insecure + "\" [" + note + "]"),
        hosts.unmet().stream().map(it -> it.message() + " " + it.notes()).toList());
  }

  @Test
  void whatIsAskedIsNotTold() {
    InsecureHosts hosts = new InsecureHosts(Set.of("localhost:5000"));
    hosts.asks("docker.io");
    hosts.asks("localhost:5000");
    assertEquals(List.of(), hosts.unmet());
  }

  @Test
  void whatTheStoreSparesIsNotTold() {
    InsecureHosts hosts = new InsecureHosts(Set.of("localhost:5000"));
    hosts.asks("docker.io");
    hosts.spares("localhost:5000");
    assertEquals(List.of(), hosts.unmet());
  }

  @Test
  void whereNobodyIsAskedNothingIsTold() {
    assertEquals(List.of(), new InsecureHosts(Set.of("localhost:5000")).unmet());
  }
}
