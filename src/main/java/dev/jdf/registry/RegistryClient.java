package dev.jdf.registry;

import dev.jdf.diagnostic.Nearest;
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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One repository of a registry. Source: the distribution-spec of OCI. */
public final class RegistryClient implements BlobSource {

  private static final int MOST_TAGS = 1 << 20;

  private final RegistryReference reference;
  private final Session session;

  public RegistryClient(RegistryReference reference, RegistryAccess access) {
    this.reference = reference;
    this.session = new Session(reference, access.environment());
  }

  /** What the tag leads to now, or the digest always. */
  public Descriptor resolve() throws IOException {
    Transfer.Answer answer = manifest(reference.wanted());
    if (answer.status() == 404) {
      throw noSuchTag();
    }
    byte[] bytes = good(answer).text();
    Digest digest = reference.digest().orElseGet(() -> Digest.of(bytes));
    String type = answer.header("Content-Type").orElse("");
    return new Descriptor(type, digest, bytes.length);
  }

  private Transfer.Answer manifest(String name) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Accept", String.join(", ", MediaTypes.MANIFESTS));
    return session.get("manifests/" + name, headers, Store.MAX_MANIFEST, Optional.empty());
  }

  @Override
  public byte[] document(Descriptor wanted) throws IOException {
    return good(manifest(wanted.digest().toString())).text();
  }

  /** Goes on from where the last attempt ended, if the server can. */
  @Override
  public void fill(Incoming incoming) throws IOException {
    if (incoming.size() == incoming.wanted().size()) {
      return;
    }
    String path = "blobs/" + incoming.wanted().digest();
    Refused last = new Refused();
    for (int attempt = 0; attempt < Session.ATTEMPTS; attempt++) {
      Session.pause(attempt);
      Map<String, String> headers = new TreeMap<>();
      if (incoming.size() > 0) {
        headers.put("Range", "bytes=" + incoming.size() + "-");
      }
      try {
        Transfer.Answer answer = session.get(path, headers, 0, Optional.of(new Rest(incoming)));
        if (answer.status() == 416) {
          incoming.restart();
        } else {
          good(answer);
          return;
        }
      } catch (Refusal e) {
        throw e;
      } catch (IOException e) {
        last.failure = e;
      }
    }
    throw session.unreachable(last.failure);
  }

  /** Why the last attempt came to nothing. */
  private static final class Refused {
    private IOException failure = new IOException("it sends nothing that was asked for");
  }

  /** Writes what comes; a server that knows no ranges begins anew. */
  private record Rest(Incoming incoming) implements Transfer.Sink {
    @Override
    public void begin(int status) throws IOException {
      if (status == 200 && incoming.size() > 0) {
        incoming.restart();
      }
    }

    @Override
    public void bytes(ByteBuffer bytes) throws IOException {
      incoming.write(bytes);
    }
  }

  private Transfer.Answer good(Transfer.Answer answer) throws Refusal {
    if (answer.status() == 200 || answer.status() == 206) {
      return answer;
    }
    throw session.refusal(answer);
  }

  private Refusal noSuchTag() throws IOException {
    List<String> tags = tags();
    String where = reference.registry() + "/" + reference.repository();
    Refusal refusal =
        new Refusal(RegistryCode.NO_SUCH_TAG, "there is no " + reference.wanted() + " in " + where);
    if (tags.isEmpty()) {
      return refusal.withNote("nor is there any other tag: is the name right?");
    }
    Optional<String> near = Nearest.to(reference.wanted(), tags);
    return near.map(it -> refusal.withNote("did you mean " + reference.withTag(it) + "?"))
        .orElse(refusal)
        .withNote("its tags are " + String.join(", ", tags.subList(0, Math.min(10, tags.size())))
            + (tags.size() > 10 ? ", ..." : ""));
  }

  private List<String> tags() throws IOException {
    Transfer.Answer answer = session.get("tags/list", new TreeMap<>(), MOST_TAGS, Optional.empty());
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
