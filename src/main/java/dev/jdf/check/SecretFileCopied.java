package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.regex.Pattern;

/** Trivy DS-0031, CIS 4.10: a layer keeps a file for ever, and whoever has the image has it. */
final class SecretFileCopied extends SpecRule {

  /** Where programs keep keys and passwords. */
  private static final Pattern SECRET = Pattern.compile("(?:.*/)?(?:"
      + "id_(?:rsa|dsa|ecdsa|ed25519)|\\.netrc|\\.pgpass|\\.npmrc|\\.pypirc|\\.git-credentials"
      + "|\\.htpasswd|\\.env|\\.dockercfg|\\.docker/config\\.json|\\.aws/credentials"
      + "|\\.kube/config|application_default_credentials\\.json)");

  SecretFileCopied() {
    super(About.of("No file with secrets is copied", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.spec().instructions().stream()
        .flatMap(line -> sources(line).stream())
        .filter(source -> SECRET.matcher(source.text()).matches())
        .map(source -> at(source.span(), "programs keep secrets in files of this name")
            .withNote("bind the file when it runs: MOUNT type=bind,src=…,dst=…,ro"
                + " (in a build: RUN --mount=type=secret)"))
        .toList();
  }

  private static List<Word> sources(Instruction line) {
    if (line instanceof Copy copy) {
      return sources(copy.paths());
    }
    return line instanceof Add add ? sources(add.paths()) : List.of();
  }

  private static List<Word> sources(List<Word> paths) {
    return paths.subList(0, Math.max(0, paths.size() - 1));
  }
}
