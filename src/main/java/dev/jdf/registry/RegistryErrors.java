package dev.jdf.registry;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonErrors;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * The wording of what goes wrong with a registry: what was tried, what came of it, the nearest cure.
 *
 * @param reference what was asked for
 * @param endpoint where
 */
record RegistryErrors(RegistryReference reference, Endpoint endpoint) {

  private static final int MOST_TAGS = 10;

  /** What an answer that is not good means. */
  Refusal status(Transfer.Answer answer, DockerConfig.Found login) {
    String what = endpoint.host() + " does not give " + endpoint.repository() + ": status "
        + answer.status() + said(answer.text());
    return switch (answer.status()) {
      case 401, 403 -> denied(what, login);
      case 404 ->
        new Refusal(RegistryCode.NO_SUCH_TAG, what)
            .withNote("it was asked for " + reference.wanted());
      case 407 ->
        new Refusal(RegistryCode.UNREACHABLE, what)
            .withNote("the proxy wants a login: http://USER:PASSWORD@HOST:PORT in HTTPS_PROXY");
      case 429 ->
        new Refusal(RegistryCode.FAILED, what)
            .withNote("it wants fewer requests" + after(answer) + "; docker login "
                + endpoint.host() + " mostly allows more, and a mirror in registries.conf helps");
      default ->
        new Refusal(RegistryCode.FAILED, what)
            .withNote("it was asked for " + reference.wanted() + after(answer));
    };
  }

  private Refusal denied(String what, DockerConfig.Found login) {
    Refusal refusal = new Refusal(RegistryCode.DENIED, what);
    return login.isThere()
        ? refusal.withNote("the login of " + login.who() + " in " + login.place()
            + " is not accepted for it; docker login " + endpoint.host() + " takes another")
        : refusal.withNote(
            "docker login " + endpoint.host() + ", or podman login, lets you in: there is no login"
                + " for it in " + login.place() + "; or the name is wrong: many registries say the"
                + " same of what does not exist");
  }

  /** What it means that a server gives no token. */
  Refusal noToken(String server, Transfer.Answer answer, DockerConfig.Found login) {
    String what = endpoint.host() + " leaves logins to " + server
        + ", which gives no token: status " + answer.status() + said(answer.text());
    return switch (answer.status()) {
      case 400, 401, 403 -> denied(what, login);
      default ->
        new Refusal(RegistryCode.FAILED, what)
            .withNote("it was asked for " + reference.wanted() + after(answer));
    };
  }

  private static String after(Transfer.Answer answer) {
    return answer
        .header("Retry-After")
        .map(it -> ", after " + JsonErrors.shown(it))
        .orElse("");
  }

  /** What the registry says of it itself, distribution-spec: error codes. */
  private static String said(byte[] text) {
    Findings findings = new Findings();
    return JsonReader.tree(SourceFile.decode("answer", text), JsonReader.Format.JSON, findings)
        .flatMap(
            it -> Fields.decode(it, Fields.Dialect.LENIENT, findings, RegistryErrors::messages))
        .flatMap(all -> all.stream().filter(it -> !it.isEmpty()).findFirst())
        .map(it -> ", " + JsonErrors.shown(it))
        .orElse("");
  }

  /** Servers of tokens have words of their own; those of OAuth 2.0 come last. */
  private static List<String> messages(Fields f) {
    List<String> all = new ArrayList<>(f.objects("errors", RegistryErrors::one));
    for (String name : List.of("details", "message", "error_description", "error")) {
      if (f.isText(name)) {
        f.text(name).ifPresent(all::add);
      }
    }
    return all;
  }

  private static String one(Fields f) {
    return f.isText("message") ? f.text("message").orElse("") : f.text("code").orElse("");
  }

  Refusal noSuchTag(List<String> tags) {
    Refusal refusal = new Refusal(
        RegistryCode.NO_SUCH_TAG, "there is no " + reference.wanted() + " in " + endpoint);
    if (tags.isEmpty()) {
      return refusal.withNote("nor is there any other tag: is the name right?");
    }
    String wanted = reference.tag();
    List<String> near = new ArrayList<>(tags);
    near.sort(Comparator.<String>comparingInt(tag -> -alike(tag, wanted))
        .thenComparing(Comparator.naturalOrder()));
    String list = String.join(", ", near.subList(0, Math.min(MOST_TAGS, near.size())));
    return Nearest.to(wanted, tags)
        .map(it -> refusal.withNote("did you mean " + reference.withTag(it) + "?"))
        .orElse(refusal)
        .withNote("its tags are " + list + (tags.size() > MOST_TAGS ? ", ..." : ""));
  }

  /** How many letters both begin with. */
  private static int alike(String a, String b) {
    int count = 0;
    while (count < Math.min(a.length(), b.length()) && a.charAt(count) == b.charAt(count)) {
      count++;
    }
    return count;
  }

  /** That {@code insecure} is none of those that were asked; most often their port is missing. */
  static Diagnostic notAsked(String insecure, Set<String> asked) {
    Optional<String> meant = asked.stream()
        .filter(host -> host.startsWith(insecure + ":"))
        .findFirst()
        .or(() -> Nearest.to(insecure, asked));
    return Diagnostic.warning(
            RegistryCode.NOT_ASKED,
            Span.at(0),
            "no registry that is asked is called " + JsonErrors.shown(insecure))
        .withNote(meant
            .map(it -> "did you mean " + it + "?")
            .orElse("what is asked is " + String.join(", ", asked)));
  }

  /** No answer at all. */
  Refusal unreachable(IOException failure, Optional<URI> proxy) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    }
    Refusal refusal = new Refusal(
            RegistryCode.UNREACHABLE, "cannot reach " + endpoint.host() + ": " + why(failure))
        .withNote("it was asked for " + reference);
    String host = endpoint.host();
    if (failure instanceof SSLException && isAlert(failure)) {
      return refusal.withNote(
          "it wants another certificate of yours than it got, or any: put it into"
              + " /etc/docker/certs.d/" + host + "/client.cert, and its key into client.key");
    }
    if (failure instanceof SSLHandshakeException && isDoubt(failure)) {
      return refusal.withNote("put the certificate of its authority into /etc/docker/certs.d/"
          + host + "/ca.crt, or name it in SSL_CERT_FILE; --insecure " + host + " accepts any");
    }
    if (failure instanceof SSLException || failure instanceof HttpTimeoutException) {
      return refusal.withNote(
          "--insecure " + host + " does without encryption, if that is what it lacks");
    }
    return proxy
        .map(it -> refusal.withNote("it goes through the proxy " + it.getHost() + ":"
            + it.getPort() + ", which HTTP_PROXY or HTTPS_PROXY names; NO_PROXY=" + host
            + " goes around it"))
        .orElse(refusal);
  }

  private static String why(IOException failure) {
    if (has(failure, UnresolvedAddressException.class)) {
      return "no such host is known";
    }
    if (failure instanceof HttpTimeoutException) {
      return "it does not answer in time";
    }
    if (failure instanceof ConnectException) {
      return failure.getMessage() == null ? "no connection" : "no connection: " + text(failure);
    }
    if (failure instanceof SSLException && isPlain(failure)) {
      return "it does not speak TLS";
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : plain(text(failure));
  }

  /** What Java says in its own words. */
  private static String plain(String text) {
    if (text.contains("PKIX path")) {
      return "nobody who is believed here vouches for its certificate";
    }
    if (text.contains("received no bytes") || text.contains("bytes received")) {
      return "it hung up in the midst of an answer";
    }
    return text;
  }

  private static String text(IOException failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}", " ");
  }

  /** Whether what answers does not speak TLS at all. */
  private static boolean isPlain(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Unsupported or unrecognized SSL message")
        || String.valueOf(failure.getMessage()).contains("plaintext connection");
  }

  /** Whether it does not believe who we are. */
  private static boolean isAlert(IOException failure) {
    return String.valueOf(failure.getMessage())
        .matches(".*fatal alert: (bad_certificate|certificate_\\w+|\\w+_certificate|unknown_ca).*");
  }

  /** Whether it does, but is not who it should be. */
  private static boolean isDoubt(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    return text.contains("certif") || text.contains("PKIX") || text.contains("subject alternative");
  }

  private static boolean has(Throwable failure, Class<?> type) {
    Throwable at = failure;
    for (int i = 0; at != null && i < 10; i++) {
      if (type.isInstance(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
