package dev.jdf.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One request and its answer; redirections are followed, and no secret goes to another host. */
final class Transfer {

  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final int MOST_OF_A_PROBE = 1 << 16;
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String AUTHORIZATION = "Authorization";

  /** What the server said; {@code text} is empty where a sink took the body. */
  record Answer(int status, HttpHeaders headers, Bytes body) {
    byte[] text() {
      return body.get();
    }

    List<String> headers(String name) {
      return headers.allValues(name);
    }

    Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  /** The bytes of a body. */
  interface Bytes {
    byte[] get();
  }

  /** Takes the body of a good answer. */
  interface Sink {
    void begin(int status) throws IOException;

    void bytes(ByteBuffer bytes) throws IOException;
  }

  private final Trust trust;
  private final Proxies proxies;
  private final Set<String> insecure;
  private final Consumer<String> tell;
  private final Map<String, HttpClient> clients = new TreeMap<>();

  /**
   * Transfers for a user.
   *
   * @param insecure hosts with ports whose certificates need not be right
   */
  Transfer(RegistryAccess access, Set<String> insecure) {
    this.trust = new Trust(access.environment());
    this.proxies = new Proxies(access.environment());
    this.insecure = insecure;
    this.tell = access.progress()::says;
  }

  /** One for each host: what is believed of one is not of another that it redirects to. */
  private synchronized HttpClient client(String host) throws IOException {
    HttpClient known = clients.get(host);
    if (known != null) {
      return known;
    }
    HttpClient client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .sslContext(trust.context(host, insecure.contains(host)))
        .proxy(proxies)
        .build();
    clients.put(host, client);
    return client;
  }

  /** The proxy that requests to {@code uri} go through. */
  Optional<URI> proxy(URI uri) {
    return proxies.of(uri);
  }

  /** The status of an answer to a GET, which has to come soon. */
  int probe(URI uri) throws IOException {
    HttpRequest request = request(uri, Map.of()).timeout(PROBE).GET().build();
    return send(request, new Body(MOST_OF_A_PROBE, Optional.empty())).status();
  }

  /** Sends a GET; a body without a sink may have {@code limit} bytes. */
  Answer get(URI uri, Map<String, String> headers, int limit, Optional<Sink> sink)
      throws IOException {
    URI at = uri;
    Map<String, String> sent = headers;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      Answer answer = send(request(at, sent).GET().build(), new Body(limit, sink));
      Optional<String> location = answer.header("Location");
      if (!REDIRECTS.contains(answer.status()) || location.isEmpty()) {
        return answer;
      }
      URI next = redirected(at, location.get());
      if (!at.getRawAuthority().equals(next.getRawAuthority())) {
        sent = new TreeMap<>(sent);
        sent.remove(AUTHORIZATION);
      }
      at = next;
    }
    throw new IOException("it redirects without end");
  }

  /** Sends a form by POST, which is not redirected: it holds a secret. */
  Answer post(URI uri, String form, int limit) throws IOException {
    HttpRequest request = request(uri, Map.of("Content-Type", "application/x-www-form-urlencoded"))
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
    return send(request, new Body(limit, Optional.empty()));
  }

  private URI redirected(URI at, String location) throws IOException {
    URI next;
    try {
      next = at.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new IOException("it redirects to what is no address", e);
    }
    if (next.getHost() == null || !Set.of("http", "https").contains(next.getScheme())) {
      throw new IOException("it redirects to what is no address of the web");
    }
    if ("http".equals(next.getScheme()) && !mayBePlain(at, next)) {
      throw new IOException("it redirects to " + next.getHost() + " without encryption");
    }
    return next;
  }

  /** Only what did without before may do so again: itself, this machine, or whom the user named. */
  private boolean mayBePlain(URI at, URI next) {
    String authority = next.getRawAuthority();
    return "http".equals(at.getScheme())
        && (at.getHost().equals(next.getHost())
            || Endpoint.isLocal(authority)
            || insecure.contains(authority));
  }

  private HttpRequest.Builder request(URI uri, Map<String, String> headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri).header("User-Agent", "jdf");
    headers.forEach(builder::header);
    proxies.authorization(uri).ifPresent(it -> builder.header("Proxy-Authorization", it));
    return builder;
  }

  private void step(AnswerWait wait, HttpRequest request, Future<?> future)
      throws AnswerWait.Stalled {
    try {
      wait.step(request.uri().getHost(), tell);
    } catch (AnswerWait.Stalled e) {
      future.cancel(true);
      throw e;
    }
  }

  private Answer send(HttpRequest request, Body body) throws IOException {
    proxies.check(request.uri());
    CompletableFuture<HttpResponse<Void>> future =
        client(request.uri().getRawAuthority()).sendAsync(request, body::handle);
    AnswerWait wait = new AnswerWait(body::count, body.isText());
    while (true) {
      try {
        HttpResponse<Void> response = future.get(AnswerWait.STEP_SECONDS, TimeUnit.SECONDS);
        body.check();
        return new Answer(response.statusCode(), response.headers(), body::text);
      } catch (TimeoutException e) {
        step(wait, request, future);
      } catch (ExecutionException e) {
        body.check();
        Optional<HttpResponse.ResponseInfo> head = body.cut();
        if (head.isPresent()) {
          return new Answer(head.get().statusCode(), head.get().headers(), body::text);
        }
        throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
      } catch (InterruptedException e) {
        future.cancel(true);
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }
  }
}
