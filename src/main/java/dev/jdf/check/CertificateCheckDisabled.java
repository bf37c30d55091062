package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Env;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checkov CKV2_DOCKER_6 and its like: anybody can answer for a server. */
final class CertificateCheckDisabled extends LineRule<Env> {

  private static final Map<String, Set<String>> SWITCHES = new HashMap<>();

  static {
    SWITCHES.put("NODE_TLS_REJECT_UNAUTHORIZED", Set.of("0"));
    SWITCHES.put("PYTHONHTTPSVERIFY", Set.of("0"));
    SWITCHES.put("GIT_SSL_NO_VERIFY", Set.of("1", "true"));
    SWITCHES.put("NPM_CONFIG_STRICT_SSL", Set.of("false"));
  }

  CertificateCheckDisabled() {
    super(About.of("No variable switches certificate checks off", Level.WARNING), Env.class);
  }

  @Override
  List<Diagnostic> check(Env line) {
    return line.pairs().stream()
        .filter(pair -> SWITCHES
            .getOrDefault(pair.key().text().toUpperCase(Locale.ROOT), Set.of())
            .contains(pair.value().text().replaceAll("[\"']", "").toLowerCase(Locale.ROOT)))
        .map(pair -> at(pair.span(), "whoever is in between can now answer for any server")
            .withNote("give the program the certificate that it lacks instead"))
        .toList();
  }
}
