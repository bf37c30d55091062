package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Mount;
import dev.jdf.syntax.Word;
import java.util.Optional;
import java.util.Set;

/** CIS 5.32: ensure that the Docker socket is not mounted inside any containers. */
final class ContainerSocketMounted extends WordRule {

  private static final Set<String> SOCKETS =
      Set.of("docker.sock", "containerd.sock", "podman.sock", "crio.sock");

  ContainerSocketMounted() {
    super(About.of("No engine's socket is mounted", Level.ERROR), Mount.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    return BindMount.of(word)
        .source()
        .filter(source -> SOCKETS.contains(source.substring(source.lastIndexOf('/') + 1)))
        .map(source -> at(word.span(), "whoever can talk to " + source + " is root on the machine")
            .withNote("CIS 5.32; let a program outside do what the container needs of the engine"));
  }
}
