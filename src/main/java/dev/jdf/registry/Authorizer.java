package dev.jdf.registry;

import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A challenge of a registry → what proves who asks. Source: distribution's token specification. */
final class Authorizer {

  private static final int MOST_TOKEN = 1 << 20;

  /** Sends what gets a token. */
  interface Sender {
    Transfer.Answer get(URI uri, Map<String, String> headers) throws IOException;

    Transfer.Answer post(URI uri, String form) throws IOException;
  }

  private final Endpoint endpoint;
  private final RegistryErrors errors;
  private final RegistryAccess access;
  private final Sender sender;
  private DockerConfig.@Nullable Found login;

  Authorizer(RegistryErrors errors, RegistryAccess access, Sender sender) {
    this.endpoint = errors.endpoint();
    this.errors = errors;
    this.access = access;
    this.sender = sender;
  }

  static int mostToken() {
    return MOST_TOKEN;
  }

  /** The login that was looked for, once one was wanted. */
  DockerConfig.Found login() throws IOException {
    DockerConfig.Found known = login;
    if (known == null) {
      known = DockerConfig.find(access, endpoint);
      login = known;
    }
    return known;
  }

  /**
   * The value of the header {@code Authorization}; empty if there is nothing to say.
   *
   * @param encrypted whether the registry is
   */
  Optional<String> answer(Transfer.Answer answer, boolean encrypted) throws IOException {
    for (Challenge challenge : Challenge.parse(answer.headers("WWW-Authenticate"))) {
      Optional<String> proof = answer(challenge, encrypted);
      if (proof.isPresent()) {
        return proof;
      }
    }
    return Optional.empty();
  }

  private Optional<String> answer(Challenge challenge, boolean encrypted) throws IOException {
    return switch (challenge.scheme()) {
      case "basic" ->
        Optional.of(login().login()).filter(it -> !it.user().isEmpty()).map(Login::basic);
      case "bearer" -> Optional.of("Bearer " + token(challenge, encrypted));
      default -> Optional.empty();
    };
  }

  /** A login goes only to an encrypted server, or to the host of a registry that is none. */
  private String token(Challenge challenge, boolean encrypted) throws IOException {
    URI realm = realm(challenge.parameter("realm"));
    String query = "service=" + encoded(challenge.parameter("service")) + "&scope="
        + encoded("repository:" + endpoint.repository() + ":pull");
    boolean secret = "https".equals(realm.getScheme())
        || (!encrypted && realm.getHost().equals(host(endpoint.authority())));
    Login own = login().login();
    Transfer.Answer answer = secret && !own.identityToken().isEmpty()
        ? sender.post(
            realm,
            "grant_type=refresh_token&client_id=jdf&refresh_token=" + encoded(own.identityToken())
                + "&" + query)
        : sender.get(joined(realm, query), headers(own, secret));
    if (answer.status() != 200) {
      throw errors.noToken(realm.getHost(), answer, login());
    }
    return read(answer, realm);
  }

  private static String host(String authority) {
    return authority.replaceFirst(":\\d+$", "");
  }

  private static Map<String, String> headers(Login own, boolean secret) {
    Map<String, String> headers = new TreeMap<>();
    if (secret && !own.user().isEmpty()) {
      headers.put("Authorization", own.basic());
    }
    return headers;
  }

  private static URI joined(URI realm, String query) {
    return URI.create(realm + (realm.getRawQuery() == null ? "?" : "&") + query);
  }

  private static String read(Transfer.Answer answer, URI realm) throws Refusal {
    Findings findings = new Findings();
    return JsonReader.tree(
            SourceFile.decode("token", answer.text()), JsonReader.Format.JSON, findings)
        .flatMap(it -> Fields.decode(it, Fields.Dialect.LENIENT, findings, Authorizer::token))
        .filter(it -> !it.isEmpty() && it.chars().allMatch(c -> c > ' ' && c < 127))
        .orElseThrow(() ->
            new Refusal(RegistryCode.FAILED, realm.getHost() + " gives no token that can be read"));
  }

  private static String token(Fields f) {
    return f.text("token").or(() -> f.text("access_token")).orElse("");
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
    throw new Refusal(RegistryCode.FAILED, endpoint.host() + " names no server that gives tokens");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
