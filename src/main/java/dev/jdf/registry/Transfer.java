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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer; redirections are followed, and no secret goes to another host. */
final class Transfer {

  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final long STALL_SECONDS = 60;
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String AUTHORIZATION = "Authorization";

  /** What the server said; {@code text} is empty where a sink took the body. */
  record Answer(int status, HttpHeaders headers, Bytes body) {
    byte[] text() {
      return body.get();
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

  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .followRedirects(HttpClient.Redirect.NEVER)
      .connectTimeout(CONNECT)
      .build();

  /** Sends a GET; a body without a sink may have {@code limit} bytes. */
  Answer get(URI uri, Map<String, String> headers, int limit, Optional<Sink> sink)
      throws IOException {
    URI at = uri;
    Map<String, String> sent = headers;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      Answer answer = send(request(at, sent), new Body(limit, sink));
      Optional<String> location = answer.header("Location");
      if (!REDIRECTS.contains(answer.status()) || location.isEmpty()) {
        return answer;
      }
      URI next = at.resolve(location.get());
      if (at.getScheme().equals("https") && !"https".equals(next.getScheme())) {
        throw new IOException("it redirects to " + next.getScheme() + ", which is not encrypted");
      }
      if (!at.getRawAuthority().equals(next.getRawAuthority())) {
        sent = new TreeMap<>(sent);
        sent.remove(AUTHORIZATION);
      }
      at = next;
    }
    throw new IOException("it redirects without end");
  }

  private static HttpRequest request(URI uri, Map<String, String> headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri).header("User-Agent", "jdf").GET();
    headers.forEach(builder::header);
    return builder.build();
  }

  private Answer send(HttpRequest request, Body body) throws IOException {
    CompletableFuture<HttpResponse<Void>> future = client.sendAsync(request, body::handle);
    long seen = -1;
    while (true) {
      try {
        HttpResponse<Void> response = future.get(STALL_SECONDS, TimeUnit.SECONDS);
        body.check();
        return new Answer(response.statusCode(), response.headers(), body::text);
      } catch (TimeoutException e) {
        if (body.count() == seen) {
          future.cancel(true);
          throw new IOException("nothing came for " + STALL_SECONDS + " seconds");
        }
        seen = body.count();
      } catch (ExecutionException e) {
        body.check();
        throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
      } catch (InterruptedException e) {
        future.cancel(true);
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }
  }
}
