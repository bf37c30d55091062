package dev.jdf.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The body of an answer on its way: into a sink if the answer is good, else into memory. */
final class Body {

  private static final int MOST_OF_AN_ERROR = 1 << 16;

  private final int limit;
  private final Optional<Transfer.Sink> sink;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final AtomicLong count = new AtomicLong();
  private volatile @Nullable IOException failure;
  private volatile @Nullable ResponseInfo cut;
  private @Nullable ResponseInfo info;

  Body(int limit, Optional<Transfer.Sink> sink) {
    this.limit = limit;
    this.sink = sink;
  }

  BodySubscriber<Void> handle(ResponseInfo head) {
    info = head;
    boolean good = head.statusCode() == 200 || head.statusCode() == 206;
    try {
      if (good && sink.isPresent()) {
        sink.get().begin(head.statusCode());
      }
    } catch (IOException e) {
      failure = e;
    }
    return BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(it -> take(it, good)));
  }

  /** The sink may fail; the rest then goes nowhere, and the transfer is over. */
  private void take(byte[] bytes, boolean good) {
    if (failure != null) {
      throw new IllegalStateException("nothing more is wanted");
    }
    count.addAndGet(bytes.length);
    try {
      if (good && sink.isPresent()) {
        sink.get().bytes(ByteBuffer.wrap(bytes));
      } else {
        write(bytes, good);
      }
    } catch (IOException e) {
      failure = e;
      throw new IllegalStateException(e);
    }
  }

  /** Of what went wrong the first part is enough: a page for browsers may follow. */
  private void write(byte[] bytes, boolean good) throws IOException {
    int room = (good ? limit : MOST_OF_AN_ERROR) - text.size();
    if (bytes.length > room && good) {
      throw new IOException("the answer is too long");
    }
    text.write(bytes, 0, Math.min(bytes.length, room));
    if (bytes.length > room) {
      cut = info;
      throw new IllegalStateException("enough of it");
    }
  }

  /** The head of an answer whose body was not taken to its end. */
  Optional<ResponseInfo> cut() {
    return Optional.ofNullable(cut);
  }

  boolean isText() {
    return sink.isEmpty();
  }

  long count() {
    return count.get();
  }

  byte[] text() {
    return text.toByteArray();
  }

  void check() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }
}
