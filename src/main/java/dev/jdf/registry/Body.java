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

  Body(int limit, Optional<Transfer.Sink> sink) {
    this.limit = limit;
    this.sink = sink;
  }

  BodySubscriber<Void> handle(ResponseInfo info) {
    boolean good = info.statusCode() == 200 || info.statusCode() == 206;
    try {
      if (good && sink.isPresent()) {
        sink.get().begin(info.statusCode());
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
      } else if (text.size() + bytes.length > (good ? limit : MOST_OF_AN_ERROR)) {
        throw new IOException("the answer is too long");
      } else {
        text.writeBytes(bytes);
      }
    } catch (IOException e) {
      failure = e;
      throw new IllegalStateException(e);
    }
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
