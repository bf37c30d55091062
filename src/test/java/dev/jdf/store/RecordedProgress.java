package dev.jdf.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was told, a line a work that ended: its parts are in the order of their digests. */
public final class RecordedProgress implements Progress {

  private final List<String> lines = new ArrayList<>();
  private int open;

  @Override
  public synchronized Task begin(Work work, String image, List<Descriptor> parts) {
    open++;
    return new Recorded(work.doing() + " " + image);
  }

  @Override
  public void says(String line) {
    throw new UnsupportedOperationException(line);
  }

  /** The works that ended. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** How many have not. */
  public synchronized int open() {
    return open;
  }

  private synchronized void end(String line) {
    open--;
    lines.add(line);
  }

  private final class Recorded implements Task {
    private final String name;
    private final Map<String, Long> bytes = new TreeMap<>();
    private String end = "failed";

    Recorded(String name) {
      this.name = name;
    }

    @Override
    public synchronized void had(Descriptor part, long count) {
      came(part, count);
    }

    @Override
    public synchronized void came(Descriptor part, long count) {
      bytes.merge(part.digest().toString(), count, Long::sum);
    }

    @Override
    public synchronized void done() {
      end = "done";
    }

    @Override
    public synchronized void close() {
      RecordedProgress.this.end(name + ": " + List.copyOf(bytes.values()) + " " + end);
    }
  }
}
