package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.IsolationInstruction.Network;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** A network of one's own has a loopback and nothing else: nobody can come in. */
final class UnreachablePort extends TargetRule {

  UnreachablePort() {
    super(About.of("Whoever is meant to can reach the port", Level.HINT));
  }

  /** A file that makes an image leaves the network to those who run it. */
  @Override
  List<Diagnostic> check(Target target) {
    return target.image() ? List.of() : unreachable(target).stream().toList();
  }

  private Optional<Diagnostic> unreachable(Target target) {
    Optional<Word> network = target.last(Network.class).map(Network::value);
    boolean own = network.map(Word::text).filter(UnreachablePort::isShared).isEmpty();
    return target
        .last(Expose.class)
        .filter(line -> own && !line.ports().isEmpty())
        .map(line -> finding(line, network));
  }

  private static boolean isShared(String network) {
    return network.equals("host") || network.startsWith("ns:");
  }

  private Diagnostic finding(Expose line, Optional<Word> network) {
    Diagnostic finding = at(
            line.ports().get(0).span(), "nobody outside of the container can reach this port")
        .withNote("its network has only a loopback; NETWORK host shares the machine's, and"
            + " NETWORK ns:PATH one that is set up for it");
    return network
        .map(word -> finding.withLabel(word.span(), "its own network"))
        .orElse(finding);
  }
}
