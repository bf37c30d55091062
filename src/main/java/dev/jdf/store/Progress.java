package dev.jdf.store;

import java.util.List;

/** Who is told how far the work on images has come, by several threads at once. */
public interface Progress {

  /** Nobody. */
  Progress NONE = new Progress() {
    @Override
    public Task begin(Work work, String image, List<Descriptor> parts) {
      return Task.UNSEEN;
    }

    @Override
    public void says(String line) {}
  };

  /** What takes its time. */
  enum Work {
    /** Blobs come from a registry or a file. */
    PULL("pulling", "pulled"),
    /** Layers become files; counted is what is read of the blobs. */
    UNPACK("unpacking", "unpacked");

    private final String doing;
    private final String done;

    Work(String doing, String done) {
      this.doing = doing;
      this.done = done;
    }

    public String doing() {
      return doing;
    }

    public String done() {
      return done;
    }
  }

  /**
   * Work on {@code parts} of an image begins; more of it may go on at the same time.
   *
   * @param image what people call it
   */
  Task begin(Work work, String image, List<Descriptor> parts);

  /** A program is about to be asked, which may ask a person: nobody should have to answer twice. */
  default void asks(String program) {}

  /** Something that a person who waits should know. */
  void says(String line);

  /** One work; it is closed at its end, and whoever closes it before that has failed. */
  interface Task extends AutoCloseable {

    Task UNSEEN = new Task() {
      @Override
      public void had(Descriptor part, long bytes) {}

      @Override
      public void came(Descriptor part, long bytes) {}

      @Override
      public void done() {}

      @Override
      public void close() {}
    };

    /** So many bytes of a part were there before. */
    void had(Descriptor part, long bytes);

    /** So many bytes of a part more; fewer than none where it begins anew. */
    void came(Descriptor part, long bytes);

    /** All parts have come. */
    void done();

    @Override
    void close();
  }
}
