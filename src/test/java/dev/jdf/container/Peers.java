package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One bundle under jexec, runc and crun, seen from inside: every fact must be as under one of the
 * peers, but for the decisions of {@code decisions.tsv}.
 */
final class Peers {

  private static final Path DECISIONS = Path.of("src/test/resources/container/decisions.tsv");

  private final Bundle bundle;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final List<String> prefix = new ArrayList<>();
  private boolean runc = true;
  private boolean crun = true;

  /** A fact that jexec means to be so. */
  private record Decision(String fact, String value) {

    boolean allows(String seen, String found) {
      return seen.matches(fact) && found.matches(value);
    }
  }

  private Peers(Bundle bundle) {
    this.bundle = bundle;
    namespaces("self", "the host's");
  }

  static Peers of(Bundle bundle) {
    return new Peers(bundle);
  }

  /** Namespaces of another process are known by this name. */
  Peers namespaces(String process, String owner) {
    try (Stream<Path> files = Files.list(Path.of("/proc", process, "ns"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        known.putIfAbsent(Files.readSymbolicLink(file).toString(), owner);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For a config that this version of runc does not run. */
  Peers withoutRunc() {
    runc = false;
    return this;
  }

  Peers withoutCrun() {
    crun = false;
    return this;
  }

  /** Runs each as the command that this program starts. */
  Peers behind(List<String> program) {
    prefix.addAll(program);
    return this;
  }

  /** Answers what was seen under jexec. */
  View compare() {
    View.into(bundle);
    View jexec = view(List.of(bundle.launcher().toString()));
    List<View> peers = new ArrayList<>();
    if (runc) {
      peers.add(view(bundle.runcCommand()));
    }
    if (crun) {
      peers.add(view(bundle.crunCommand()));
    }
    assertEquals("", differences(jexec, peers));
    return jexec;
  }

  private View view(List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return View.of(Command.run(bundle.folder(), all), known);
  }

  private static String differences(View jexec, List<View> peers) {
    List<Decision> decisions = decisions();
    Set<String> keys = new TreeSet<>(jexec.facts().keySet());
    peers.forEach(peer -> keys.addAll(peer.facts().keySet()));
    StringBuilder text = new StringBuilder();
    for (String key : keys) {
      String value = jexec.fact(key);
      boolean same = peers.stream().anyMatch(peer -> peer.fact(key).equals(value));
      if (!same && decisions.stream().noneMatch(decision -> decision.allows(key, value))) {
        List<String> others = peers.stream().map(peer -> peer.fact(key)).toList();
        text.append(key + ": " + value + ", peers: " + others + "\n");
      }
    }
    return text.toString();
  }

  private static List<Decision> decisions() {
    try (Stream<String> lines = Files.lines(DECISIONS)) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 3))
          .map(fields -> new Decision(fields[0], fields[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
