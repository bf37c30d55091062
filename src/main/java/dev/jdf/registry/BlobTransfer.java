package dev.jdf.registry;

import dev.jdf.store.Incoming;
import dev.jdf.store.Refusal;
import dev.jdf.store.StoreCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One blob from one place, which goes on from where the last attempt ended if the server can. */
record BlobTransfer(Session session, Incoming incoming) {

  /** Bytes for which a connection that was cut has been worth while. */
  private static final long WORTH_WHILE = 1 << 16;

  /**
   * All of the blob.
   *
   * @throws Refusal if it cannot be had from here, or is not what its digest says
   */
  Incoming run() throws IOException {
    if (incoming.size() > 0 && isWholeByTheRest()) {
      return incoming;
    }
    fetch();
    incoming.check();
    return incoming;
  }

  /** What was there may be wrong, and come from elsewhere: then this place begins at the beginning. */
  private boolean isWholeByTheRest() throws IOException {
    try {
      fetch();
      incoming.check();
      return true;
    } catch (Refusal e) {
      if (e.code() != StoreCode.WRONG_DIGEST) {
        throw e;
      }
      return false;
    }
  }

  /** Counts an attempt only if it brought nothing: a connection that is cut often may be slow. */
  private void fetch() throws IOException {
    IOException last = new IOException("it sends nothing that was asked for");
    Rest rest = new Rest(incoming);
    boolean done = incoming.size() == incoming.wanted().size();
    for (int attempt = 1; !done; attempt++) {
      if (attempt > Patience.ATTEMPTS) {
        throw session.unreachable(last);
      }
      long before = incoming.size();
      try {
        done = attempt(rest, attempt);
      } catch (Refusal | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        rest.check();
        last = e;
        attempt = incoming.size() - before >= WORTH_WHILE ? 0 : spent(attempt, e);
        session.patience().pause(attempt);
      }
    }
  }

  /** A minute in which nothing comes is one of two, not of four. */
  private static int spent(int attempt, IOException failure) {
    return failure instanceof AnswerWait.Stalled
        ? Math.max(attempt + 1, Patience.ATTEMPTS - 1)
        : attempt;
  }

  /** Whether it has come to its end. */
  private boolean attempt(Rest rest, int attempt) throws IOException {
    Transfer.Answer answer = ask(rest);
    if (answer.status() == 416) {
      incoming.restart();
      return false;
    }
    if (Patience.isPassing(answer) && attempt < Patience.ATTEMPTS) {
      session.patience().pause(attempt, session.endpoint().host(), answer);
      return false;
    }
    session.good(answer);
    return true;
  }

  private Transfer.Answer ask(Rest rest) throws IOException {
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
}
