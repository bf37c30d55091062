package dev.jdf.registry;

import dev.jdf.store.Refusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Requests about one repository: where its registry is, and what proves who asks. */
final class Session implements Authorizer.Sender {

  private final Endpoint endpoint;
  private final RegistryErrors errors;
  private final Transfer transfer;
  private final Authorizer authorizer;
  private final Patience patience;
  private final boolean insecure;
  private @Nullable URI base;
  private @Nullable String authorization;

  Session(Endpoint endpoint, RegistryReference reference, RegistryAccess access) {
    this.endpoint = endpoint;
    this.errors = new RegistryErrors(reference, endpoint);
    this.insecure = endpoint.insecure() || access.insecure().have(endpoint.host());
    Set<String> careless = new TreeSet<>();
    if (insecure) {
      careless.add(endpoint.authority());
    }
    this.transfer = new Transfer(access, careless);
    this.authorizer = new Authorizer(errors, access, this);
    this.patience = new Patience(access.progress()::says);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  RegistryErrors errors() {
    return errors;
  }

  Patience patience() {
    return patience;
  }

  /** The answer to GET of {@code path} in the repository, after a login where one is wanted. */
  Transfer.Answer get(
      String path, Map<String, String> headers, int limit, Optional<Transfer.Sink> sink)
      throws IOException {
    URI uri = base().resolve("/v2/" + endpoint.repository() + "/" + path);
    Transfer.Answer answer = attempt(uri, headers, limit, sink);
    return answer.status() == 401 && authorize(answer)
        ? attempt(uri, headers, limit, sink)
        : answer;
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
    return sink.isPresent()
        ? transfer.get(uri, sent, limit, sink)
        : repeated(() -> transfer.get(uri, sent, limit, Optional.empty()));
  }

  /** One try at something. */
  private interface Attempt {
    Transfer.Answer run() throws IOException;
  }

  private Transfer.Answer repeated(Attempt request) throws IOException {
    IOException last = new IOException("no answer");
    for (int attempt = 1; attempt <= Patience.ATTEMPTS; attempt++) {
      try {
        Transfer.Answer answer = request.run();
        if (!Patience.isPassing(answer) || attempt == Patience.ATTEMPTS) {
          return answer;
        }
        patience.pause(attempt, endpoint.host(), answer);
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        last = e;
        if (!isPassing(e)) {
          break;
        }
        patience.pause(attempt);
      }
    }
    throw unreachable(last);
  }

  /** What is wrong with a certificate or an address is so the next time. */
  private static boolean isPassing(IOException failure) {
    return !(failure instanceof Refusal
        || failure instanceof AnswerWait.Stalled
        || failure instanceof SSLException
        || failure instanceof ConnectException
        || failure instanceof HttpTimeoutException);
  }

  @Override
  public Transfer.Answer get(URI uri, Map<String, String> headers) throws IOException {
    return repeated(() -> transfer.get(uri, headers, Authorizer.mostToken(), Optional.empty()));
  }

  @Override
  public Transfer.Answer post(URI uri, String form) throws IOException {
    return repeated(() -> transfer.post(uri, form, Authorizer.mostToken()));
  }

  private synchronized @Nullable String proof() {
    return authorization;
  }

  private synchronized boolean authorize(Transfer.Answer answer) throws IOException {
    boolean encrypted = "https".equals(base().getScheme());
    Optional<String> proof = authorizer.answer(answer, encrypted);
    proof.ifPresent(it -> authorization = it);
    return proof.isPresent();
  }

  /** HTTPS; only a registry on this machine, or one that the user names, may do without. */
  private synchronized URI base() throws IOException {
    URI known = base;
    if (known == null) {
      known = found();
      base = known;
    }
    return known;
  }

  private URI found() throws IOException {
    URI secure = URI.create("https://" + endpoint.authority() + "/v2/");
    URI plain = URI.create("http://" + endpoint.authority() + "/v2/");
    boolean isPlain =
        endpoint.isLocal() ? answers(plain) : insecure && !answers(secure) && answers(plain);
    return (isPlain ? plain : secure).resolve("/");
  }

  /** One that speaks TLS answers 400, or nothing, where it sees none. */
  private boolean answers(URI uri) throws InterruptedIOException {
    try {
      return transfer.probe(uri) != 400;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return false;
    }
  }

  /** The answer, if it is what was asked for. */
  Transfer.Answer good(Transfer.Answer answer) throws IOException {
    if (answer.status() == 200 || answer.status() == 206) {
      return answer;
    }
    throw errors.status(answer, authorizer.login());
  }

  Refusal unreachable(IOException failure) {
    URI secure = URI.create("https://" + endpoint.authority() + "/");
    return errors.unreachable(failure, transfer.proxy(secure));
  }
}
