package dev.jdf.registry;

import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Requests about one repository: where its registry is, and what proves who asks. */
final class Session {

  /** How often something is tried that may work the next time. */
  static final int ATTEMPTS = 4;

  private static final long FIRST_PAUSE_MILLIS = 300;
  private static final int MOST_TOKEN = 1 << 20;
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private final RegistryReference reference;
  private final Map<String, String> environment;
  private final Transfer transfer = new Transfer();
  private @Nullable URI base;
  private @Nullable Login login;
  private @Nullable String authorization;

  Session(RegistryReference reference, Map<String, String> environment) {
    this.reference = reference;
    this.environment = environment;
  }

  /** The answer to GET of {@code path} in the repository, after a login where one is wanted. */
  Transfer.Answer get(
      String path, Map<String, String> headers, int limit, Optional<Transfer.Sink> sink)
      throws IOException {
    URI uri = base().resolve("/v2/" + reference.repository() + "/" + path);
    Transfer.Answer answer = attempt(uri, headers, limit, sink);
    if (answer.status() != 401) {
      return answer;
    }
    authorize(answer);
    return attempt(uri, headers, limit, sink);
  }

  private Transfer.Answer attempt(
      URI uri, Map<String, String> headers, int limit, Optional<Transfer.Sink> sink)
      throws IOException {
    Map<String, String> sent = new TreeMap<>(headers);
    String proof = proof();
    if (proof != null) {
      sent.put("Authorization", proof);
    }
    // A blob is tried again by who knows how much of it is there.
    return sink.isPresent() ? transfer.get(uri, sent, limit, sink) : repeated(uri, sent, limit);
  }

  private Transfer.Answer repeated(URI uri, Map<String, String> headers, int limit)
      throws IOException {
    IOException last = new IOException("no answer");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      pause(attempt);
      try {
        Transfer.Answer answer = transfer.get(uri, headers, limit, Optional.empty());
        if (!PASSING.contains(answer.status()) || attempt == ATTEMPTS - 1) {
          return answer;
        }
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        last = e;
      }
    }
    throw unreachable(last);
  }

  /** Waits, the longer the more attempts there were. */
  static void pause(int attempt) throws InterruptedIOException {
    try {
      Thread.sleep(attempt == 0 ? 0 : FIRST_PAUSE_MILLIS << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private synchronized @Nullable String proof() {
    return authorization;
  }

  /** HTTPS; only a registry on this machine may do without, if it knows nothing else. */
  private synchronized URI base() throws IOException {
    URI known = base;
    if (known != null) {
      return known;
    }
    String host =
        reference.registry().equals("docker.io") ? "registry-1.docker.io" : reference.registry();
    URI found = URI.create("https://" + host + "/");
    if (host.matches("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?") && isPlain(found)) {
      found = URI.create("http://" + host + "/");
    }
    base = found;
    return found;
  }

  private boolean isPlain(URI secure) throws IOException {
    try {
      transfer.get(secure.resolve("/v2/"), Map.of(), MOST_TOKEN, Optional.empty());
      return false;
    } catch (SSLException e) {
      // A server that speaks TLS, but cannot be trusted, is no plain one.
      return !(e instanceof SSLHandshakeException)
          || String.valueOf(e.getMessage()).contains("terminated");
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private synchronized void authorize(Transfer.Answer answer) throws IOException {
    Challenge challenge = answer
        .header("WWW-Authenticate")
        .flatMap(Challenge::parse)
        .orElseThrow(() -> refusal(answer));
    authorization = switch (challenge.scheme()) {
      case "basic" -> basic(answer);
      case "bearer" -> "Bearer " + token(challenge);
      default -> throw refusal(answer);
    };
  }

  private String basic(Transfer.Answer answer) throws IOException {
    Login own = login();
    if (own.user().isEmpty()) {
      throw refusal(answer);
    }
    return own.basic();
  }

  private Login login() throws IOException {
    Login known = login;
    if (known == null) {
      known = DockerConfig.read(environment).login(reference.registry());
      login = known;
    }
    return known;
  }

  /** Source: distribution's token specification; a login goes only to an encrypted server. */
  private String token(Challenge challenge) throws IOException {
    String query = "?service=" + encoded(challenge.parameter("service")) + "&scope="
        + encoded("repository:" + reference.repository() + ":pull");
    URI realm = realm(challenge.parameter("realm") + query);
    Map<String, String> headers = new TreeMap<>();
    boolean encrypted =
        "https".equals(realm.getScheme()) || "http".equals(base().getScheme());
    if (!login().user().isEmpty() && encrypted) {
      headers.put("Authorization", login().basic());
    }
    Transfer.Answer answer = repeated(realm, headers, MOST_TOKEN);
    if (answer.status() != 200) {
      throw refusal(answer);
    }
    Findings findings = new Findings();
    return JsonReader.tree(
            SourceFile.decode("token", answer.text()), JsonReader.Format.JSON, findings)
        .flatMap(it -> Fields.decode(
            it,
            Fields.Dialect.LENIENT,
            findings,
            fields -> fields.text("token").or(() -> fields.text("access_token")).orElse("")))
        .filter(it -> !it.isEmpty() && it.chars().allMatch(c -> c > ' ' && c < 127))
        .orElseThrow(() ->
            new Refusal(RegistryCode.FAILED, realm.getHost() + " gives no token that can be read"));
  }

  private URI realm(String text) throws Refusal {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // As one without a host.
    }
    throw new Refusal(
        RegistryCode.FAILED, reference.registry() + " names no server that gives tokens");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What an answer that is not good means. */
  Refusal refusal(Transfer.Answer answer) {
    String what = reference.toString();
    String host = reference.registry();
    if (answer.status() == 401 || answer.status() == 403) {
      return new Refusal(
              RegistryCode.DENIED, host + " does not give " + what + ": status " + answer.status())
          .withNote("docker login " + host + " lets you in; or the name is not right: many"
              + " registries say the same of what does not exist");
    }
    if (answer.status() == 429) {
      return new Refusal(RegistryCode.FAILED, host + " wants fewer requests: status 429")
          .withNote("docker login " + host + " mostly allows more, or try again later");
    }
    return new Refusal(
        RegistryCode.FAILED, host + " does not give " + what + ": status " + answer.status());
  }

  Refusal unreachable(IOException failure) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    }
    String why = failure.getMessage() == null
        ? failure.getClass().getSimpleName()
        : String.valueOf(failure.getMessage());
    return new Refusal(
            RegistryCode.UNREACHABLE, "cannot reach " + reference.registry() + ": " + why)
        .withNote("it was asked for " + reference);
  }
}
