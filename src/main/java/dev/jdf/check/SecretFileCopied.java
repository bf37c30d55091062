package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Transfer;
import java.util.List;
import java.util.regex.Pattern;

/** Trivy DS-0031, CIS 4.10: a layer keeps a file for ever, and whoever has the image has it. */
final class SecretFileCopied extends LineRule<Transfer> {

  /** Where programs keep keys and passwords. */
  private static final Pattern SECRET = Pattern.compile("(?:.*/)?(?:"
      + "id_(?:rsa|dsa|ecdsa|ed25519)|\\.netrc|\\.pgpass|\\.npmrc|\\.pypirc|\\.git-credentials"
      + "|\\.htpasswd|\\.env|\\.dockercfg|\\.docker/config\\.json|\\.aws/credentials"
      + "|\\.kube/config|application_default_credentials\\.json)");

  SecretFileCopied() {
    super(About.of("No file with secrets is copied", Level.WARNING), Transfer.class);
  }

  @Override
  List<Diagnostic> check(Transfer line) {
    return line.sources().stream()
        .filter(source -> SECRET.matcher(source.text()).matches())
        .map(source -> at(source.span(), "programs keep secrets in files of this name")
            .withNote("bind the file when it runs: MOUNT type=bind,src=…,dst=…,ro"
                + " (in a build: RUN --mount=type=secret)"))
        .toList();
  }
}
