package dev.jdf.registry;

import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.store.BlobSource;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.Incoming;
import dev.jdf.store.MediaTypes;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One repository of a registry, and its mirrors before it: one that fails is not asked again. Source:
 * the distribution-spec of OCI.
 */
public final class RegistryClient implements BlobSource {

  private static final int MOST_TAGS = 1 << 20;

  /** Bytes for which a connection that was cut has been worth while. */
  private static final long WORTH_WHILE = 1 << 16;

  private final RegistryReference reference;
  private final List<Session> sessions = new CopyOnWriteArrayList<>();
  private final List<String> failed = new CopyOnWriteArrayList<>();

  /**
   * A client for a user.
   *
   * @throws Refusal if the user's settings forbid it, or cannot be read
   */
  public RegistryClient(RegistryReference reference, RegistryAccess access) throws Refusal {
    this.reference = reference;
    for (Endpoint endpoint : RegistriesConf.read(access.environment()).endpoints(reference)) {
      sessions.add(new Session(endpoint, reference, access));
    }
  }

  /** What the tag leads to now, or the digest always. */
  public Descriptor resolve() throws IOException {
    return first(session -> {
      Transfer.Answer answer = manifest(session, reference.wanted());
      if (answer.status() == 404) {
        throw session.errors().noSuchTag(tags(session));
      }
      byte[] bytes = good(session, answer).text();
      Digest digest = reference.digest().orElseGet(() -> Digest.of(bytes));
      String type = answer.header("Content-Type").orElse("");
      return new Descriptor(type, digest, bytes.length);
    });
  }

  @Override
  public byte[] document(Descriptor wanted) throws IOException {
    return first(session -> {
      Transfer.Answer answer = manifest(session, wanted.digest().toString());
      return good(session, answer).text();
    });
  }

  /** Goes on from where the last attempt ended, if the server can. */
  @Override
  public void fill(Incoming incoming) throws IOException {
    if (incoming.size() < incoming.wanted().size()) {
      first(session -> fill(session, incoming));
    }
  }

  /** Something that is asked of a registry or one of its mirrors. */
  private interface Question<T> {
    T ask(Session session) throws IOException;
  }

  private <T> T first(Question<T> question) throws IOException {
    while (true) {
      Session session = sessions.get(0);
      try {
        return question.ask(session);
      } catch (Refusal e) {
        if (!session.endpoint().isMirror()) {
          throw withMirrors(e);
        }
        if (sessions.remove(session)) {
          failed.add(session.endpoint().host() + ": " + e.getMessage());
        }
      }
    }
  }

  private Refusal withMirrors(Refusal refusal) {
    Refusal more = refusal;
    for (String mirror : failed) {
      more = more.withNote("a mirror was asked before: " + mirror);
    }
    return more;
  }

  private static Transfer.Answer manifest(Session session, String name) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Accept", String.join(", ", MediaTypes.MANIFESTS));
    return session.get("manifests/" + name, headers, Store.MAX_MANIFEST, Optional.empty());
  }

  /** Counts an attempt only if it brought nothing: a connection that is cut often may be slow. */
  private static Incoming fill(Session session, Incoming incoming) throws IOException {
    IOException last = new IOException("it sends nothing that was asked for");
    Rest rest = new Rest(incoming);
    for (int attempt = 1; attempt <= Patience.ATTEMPTS; attempt++) {
      long before = incoming.size();
      try {
        Transfer.Answer answer = blob(session, rest);
        if (answer.status() == 416) {
          incoming.restart();
        } else if (Patience.isPassing(answer) && attempt < Patience.ATTEMPTS) {
          session.patience().pause(attempt, session.endpoint().host(), answer);
        } else {
          good(session, answer);
          return incoming;
        }
      } catch (Refusal | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        rest.check();
        last = e;
        attempt = incoming.size() - before >= WORTH_WHILE ? 0 : attempt;
        session.patience().pause(attempt);
      }
    }
    throw session.unreachable(last);
  }

  private static Transfer.Answer blob(Session session, Rest rest) throws IOException {
    Incoming incoming = rest.incoming;
    Map<String, String> headers = new TreeMap<>();
    if (incoming.size() > 0) {
      headers.put("Range", "bytes=" + incoming.size() + "-");
    }
    String path = "blobs/" + incoming.wanted().digest();
    return session.get(path, headers, 0, Optional.of(rest));
  }

  /** Writes what comes; a server that knows no ranges begins anew. */
  private static final class Rest implements Transfer.Sink {
    private final Incoming incoming;
    private volatile @Nullable IOException failure;

    Rest(Incoming incoming) {
      this.incoming = incoming;
    }

    @Override
    public void begin(int status) throws IOException {
      if (status == 200 && incoming.size() > 0) {
        incoming.restart();
      }
    }

    @Override
    public void bytes(ByteBuffer bytes) throws IOException {
      try {
        incoming.write(bytes);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    /** That it is not the disk that failed: no other attempt would help. */
    void check() throws IOException {
      IOException failed = failure;
      if (failed != null) {
        throw failed;
      }
    }
  }

  private static Transfer.Answer good(Session session, Transfer.Answer answer) throws IOException {
    if (answer.status() == 200 || answer.status() == 206) {
      return answer;
    }
    throw session.refusal(answer);
  }

  private static List<String> tags(Session session) throws IOException {
    Transfer.Answer answer =
        session.get("tags/list?n=1000", new TreeMap<>(), MOST_TAGS, Optional.empty());
    if (answer.status() != 200) {
      return List.of();
    }
    Findings findings = new Findings();
    return JsonReader.tree(
            SourceFile.decode("tags", answer.text()), JsonReader.Format.JSON, findings)
        .flatMap(it ->
            Fields.decode(it, Fields.Dialect.LENIENT, findings, fields -> fields.texts("tags")))
        .orElse(List.of());
  }
}
