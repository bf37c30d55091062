package dev.jdf.registry;

import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The logins of docker's {@code config.json}: in the file itself, or asked of a credential helper.
 * Source: docker/cli, cli/config.
 */
record DockerConfig(
    Map<String, Login> auths, Map<String, String> helpers, String store, String path) {

  private static final String HUB = "https://index.docker.io/v1/";
  private static final int MOST = 1 << 20;

  static DockerConfig read(Map<String, String> environment) throws Refusal {
    String home = environment.getOrDefault("HOME", "");
    String folder = environment.getOrDefault("DOCKER_CONFIG", home + "/.docker");
    String path = environment.getOrDefault("PATH", "");
    Path file = Path.of(folder, "config.json");
    if (!Files.isRegularFile(file)) {
      return new DockerConfig(new TreeMap<>(), new TreeMap<>(), "", "");
    }
    try (InputStream in = Files.newInputStream(file)) {
      Findings findings = new Findings();
      SourceFile source = SourceFile.decode(file.toString(), in.readNBytes(MOST));
      return findings
          .check(JsonReader.tree(source, JsonReader.Format.JSON, findings)
              .flatMap(
                  it -> Fields.decode(it, Fields.Dialect.LENIENT, findings, f -> config(f, path))))
          .value()
          .orElseThrow(() -> unreadable(file + " is no configuration of docker"));
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw unreadable("cannot read " + file);
    }
  }

  private static DockerConfig config(Fields f, String path) {
    Map<String, Login> auths = new TreeMap<>();
    f.objectMap("auths", DockerConfig::login)
        .forEach((name, login) -> auths.put(host(name), login));
    return new DockerConfig(
        auths, f.textMap("credHelpers"), f.text("credsStore").orElse(""), path);
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
  private static String host(String name) {
    String host = name.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    return host.equals("index.docker.io") ? "docker.io" : host;
  }

  /** The login at {@code registry}; a helper is run for each call. */
  Login login(String registry) throws IOException {
    String helper = helpers.getOrDefault(registry, store);
    Login asked = helper.isEmpty() ? Login.NONE : ask(helper, registry);
    return asked.isThere() ? asked : auths.getOrDefault(registry, Login.NONE);
  }

  private Login ask(String helper, String registry) throws IOException {
    if (!helper.matches("[\\w.-]+")) {
      throw unreadable("'" + helper + "' is no name of a credential helper");
    }
    String program = "docker-credential-" + helper;
    try {
      Process process = new ProcessBuilder(executable(program), "get")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      try (OutputStream in = process.getOutputStream()) {
        String name = registry.equals("docker.io") ? HUB : registry;
        in.write(name.getBytes(StandardCharsets.UTF_8));
      }
      byte[] answer = process.getInputStream().readNBytes(MOST);
      return process.waitFor() == 0 ? answered(program, answer) : Login.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(program + " was interrupted");
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw unreadable("cannot run " + program + ", which config.json names");
    }
  }

  /** As the user's shell would find it. */
  private String executable(String program) throws Refusal {
    for (String folder : path.split(":", -1)) {
      Path file = Path.of(folder).resolve(program);
      if (folder.startsWith("/") && Files.isExecutable(file)) {
        return file.toString();
      }
    }
    throw unreadable("there is no " + program + ", which config.json names, in the PATH");
  }

  private static Login answered(String program, byte[] answer) throws Refusal {
    Findings findings = new Findings();
    SourceFile source = SourceFile.decode(program, answer);
    Optional<Login> login = JsonReader.tree(source, JsonReader.Format.JSON, findings)
        .flatMap(it -> Fields.decode(it, Fields.Dialect.LENIENT, findings, f -> {
          String user = f.requiredText("Username");
          String secret = f.requiredText("Secret");
          return user.equals("<token>") ? new Login("", "", secret) : new Login(user, secret, "");
        }));
    return findings
        .check(login)
        .value()
        .orElseThrow(() -> unreadable(program + " gives an answer that cannot be read"));
  }

  private static Refusal unreadable(String message) {
    return new Refusal(RegistryCode.BAD_CREDENTIALS, message);
  }
}
