package dev.jdf.registry;

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
    if (proxy.isEmpty() || local || isExcepted(host)) {
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

  private boolean isExcepted(String host) {
    for (String entry : variable("NO_PROXY").split(",", -1)) {
      String name = entry.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
      String domain = name.replaceFirst("^\\*?\\.", "");
      boolean within = !domain.isEmpty() && host.endsWith("." + domain);
      if (name.equals("*") || within || (!name.isEmpty() && host.equals(name))) {
        return true;
      }
    }
    return false;
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
