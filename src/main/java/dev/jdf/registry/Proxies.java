package dev.jdf.registry;

import dev.jdf.store.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The proxies of {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, read as Go does. */
final class Proxies extends ProxySelector {

  private static final int USUAL_PORT = 80;

  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The proxy for {@code uri}, if there is one; never for this machine itself. */
  Optional<URI> of(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    String proxy = variable("https".equals(uri.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY");
    if (proxy.isEmpty() || local || DirectHosts.of(variable("NO_PROXY")).have(host, port(uri))) {
      return Optional.empty();
    }
    try {
      URI address = new URI(proxy.contains("://") ? proxy : "http://" + proxy);
      return Optional.of(address).filter(it -> it.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private String variable(String name) {
    return environment.getOrDefault(
        name, environment.getOrDefault(name.toLowerCase(Locale.ROOT), ""));
  }

  private static int port(URI uri) {
    int usual = "https".equals(uri.getScheme()) ? 443 : USUAL_PORT;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  /**
   * Makes sure that the proxy for {@code uri}, if there is one, is of a kind that Java knows.
   *
   * @throws Refusal if it is not
   */
  void check(URI uri) throws Refusal {
    Optional<URI> other = of(uri).filter(it -> !"http".equals(it.getScheme()));
    if (other.isPresent()) {
      throw new Refusal(
              RegistryCode.BAD_SETTINGS,
              "the proxy " + other.get().getHost() + " is one of " + other.get().getScheme()
                  + ", and only those of http can be gone through")
          .withNote("HTTPS_PROXY=http://HOST:PORT names such a one; NO_PROXY goes around it");
    }
  }

  /** What proves to the proxy who asks, if its address says that. */
  Optional<String> authorization(URI uri) {
    return of(uri)
        .map(URI::getRawUserInfo)
        .map(it -> URLDecoder.decode(it.replace("+", "%2B"), StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.UTF_8))
        .map(it -> "Basic " + Base64.getEncoder().encodeToString(it));
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(of(uri)
        .map(it -> new Proxy(
            Proxy.Type.HTTP,
            new InetSocketAddress(it.getHost(), it.getPort() < 0 ? USUAL_PORT : it.getPort())))
        .orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException problem) {
    // Whoever asked is told.
  }
}
