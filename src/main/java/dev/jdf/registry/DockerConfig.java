package dev.jdf.registry;

import dev.jdf.diagnostic.Checked;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The logins of docker's {@code config.json}, and of podman's {@code auth.json}, which is written in
 * the same way: in the file itself, or asked of a credential helper. Source: docker/cli, cli/config;
 * containers-auth.json(5).
 *
 * @param auths by host, or host and the beginning of a repository
 * @param helpers by host
 * @param store the helper for all others, or empty
 */
record DockerConfig(Map<String, Login> auths, Map<String, String> helpers, String store) {

  private static final String HUB = "docker.io";
  private static final int MOST = 1 << 20;

  /**
   * What was found.
   *
   * @param place the file that has it, or all that were searched
   */
  record Found(Login login, String place) {
    boolean isThere() {
      return login.isThere();
    }

    String who() {
      return login.user().isEmpty() ? "a token" : login.user();
    }
  }

  /** The login for an endpoint; a helper is run for each call. */
  static Found find(RegistryAccess access, Endpoint endpoint) throws IOException {
    List<Path> files = LoginFiles.of(access.environment());
    CredentialProgram programs =
        new CredentialProgram(access.environment().getOrDefault("PATH", ""), access.progress());
    for (Path file : files) {
      Login login = read(file).login(endpoint, programs);
      if (login.isThere()) {
        return new Found(login, file.toString());
      }
    }
    return new Found(
        Login.NONE, files.stream().map(Path::toString).collect(Collectors.joining(", ")));
  }

  private static DockerConfig read(Path file) throws Refusal {
    if (!Files.isRegularFile(file)) {
      return new DockerConfig(new TreeMap<>(), new TreeMap<>(), "");
    }
    try (InputStream in = Files.newInputStream(file)) {
      Findings findings = new Findings();
      SourceFile source = SourceFile.decode(file.toString(), in.readNBytes(MOST));
      Optional<DockerConfig> config = JsonReader.tree(source, JsonReader.Format.JSON, findings)
          .flatMap(it -> Fields.decode(it, Fields.Dialect.LENIENT, findings, DockerConfig::config));
      Checked<DockerConfig> read = findings.check(config);
      return read.value()
          .orElseThrow(() -> SettingsFault.inLogins(source, read.findings().get(0)));
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw new Refusal(RegistryCode.BAD_CREDENTIALS, SettingsFault.unreadable(file, e));
    }
  }

  private static DockerConfig config(Fields f) {
    Map<String, Login> auths = new TreeMap<>();
    f.objectMap("auths", DockerConfig::login)
        .forEach((name, login) -> auths.put(place(name), login));
    Map<String, String> helpers = new TreeMap<>();
    f.textMap("credHelpers").forEach((name, helper) -> helpers.put(place(name), helper));
    return new DockerConfig(auths, helpers, f.text("credsStore").orElse(""));
  }

  private static Login login(Fields f) {
    String token = f.text("identitytoken").orElse("");
    String user = f.text("username").orElse("");
    String password = f.text("password").orElse("");
    String both = decoded(f.text("auth").orElse(""));
    int colon = both.indexOf(':');
    return colon > 0
        ? new Login(both.substring(0, colon), both.substring(colon + 1), token)
        : new Login(user, password, token);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Older files have addresses where newer ones have hosts. */
  private static String place(String name) {
    String place = name.replaceFirst("^https?://", "").replaceFirst("/(v[12]/?)?$", "");
    return place.equals("index.docker.io") || place.equals("registry-1.docker.io") ? HUB : place;
  }

  private Login login(Endpoint endpoint, CredentialProgram programs) throws IOException {
    String helper = helpers.getOrDefault(endpoint.host(), store);
    Login asked = helper.isEmpty() ? Login.NONE : programs.ask(helper, endpoint.host());
    return asked.isThere() ? asked : nearest(endpoint.toString());
  }

  /** The login whose place is the longest beginning of {@code name}. */
  private Login nearest(String name) {
    for (int end = name.length(); end > 0; end = name.lastIndexOf('/', end - 1)) {
      Login login = auths.get(name.substring(0, end));
      if (login != null && login.isThere()) {
        return login;
      }
    }
    return Login.NONE;
  }
}
