package dev.jdf.registry;

import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.store.BlobSource;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.ImageDocumentReader;
import dev.jdf.store.Incoming;
import dev.jdf.store.MediaTypes;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One repository of a registry, and its mirrors before it: one that fails is not asked again. Source:
 * the distribution-spec of OCI.
 */
public final class RegistryClient implements BlobSource {

  private static final int MOST_TAGS = 1 << 20;

  private final RegistryReference reference;
  private final List<Session> sessions = new CopyOnWriteArrayList<>();
  private final List<String> failed = new CopyOnWriteArrayList<>();
  private final Progress progress;

  /** What was read on the way to a digest: many registries count what is asked for a manifest. */
  private final Map<Digest, byte[]> known = new ConcurrentHashMap<>();

  /**
   * A client for a user.
   *
   * @throws Refusal if the user's settings forbid it, or cannot be read
   */
  public RegistryClient(RegistryReference reference, RegistryAccess access) throws Refusal {
    this.reference = reference;
    this.progress = access.progress();
    for (Endpoint endpoint : RegistriesConf.read(access.environment()).endpoints(reference)) {
      access.insecure().asks(endpoint.host());
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
      byte[] bytes = session.good(answer).text();
      Digest digest = reference.digest().orElseGet(() -> Digest.of(bytes));
      String type = answer.header("Content-Type").orElse("");
      Descriptor found = new Descriptor(type, digest, bytes.length);
      found.check(bytes, reference.toString());
      // What is none may be the page of a proxy that wants a login: then another place is asked.
      ImageDocumentReader.read(reference.toString(), bytes);
      known.put(digest, bytes);
      return found;
    });
  }

  /** How many places are left that may be asked. */
  public int places() {
    return sessions.size();
  }

  @Override
  public byte[] document(Descriptor wanted) throws IOException {
    byte[] read = known.get(wanted.digest());
    return read != null ? read : asked(wanted);
  }

  private byte[] asked(Descriptor wanted) throws IOException {
    return first(session -> {
      Transfer.Answer answer = manifest(session, wanted.digest().toString());
      byte[] bytes = session.good(answer).text();
      wanted.check(bytes, reference.toString());
      return bytes;
    });
  }

  @Override
  public void fill(Incoming incoming) throws IOException {
    first(session -> new BlobTransfer(session, incoming).run());
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
          giveUp(session.endpoint().host(), e);
        }
      }
    }
  }

  /** That a mirror lacks something is its right; that it gives something else, people should know. */
  private void giveUp(String mirror, Refusal refusal) {
    failed.add(mirror + ": " + refusal.getMessage());
    if (refusal.code() instanceof StoreCode) {
      progress.says("the mirror " + mirror + " is not asked any more: " + refusal.getMessage());
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
