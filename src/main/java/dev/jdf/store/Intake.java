package dev.jdf.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Brings images from a source into the store: only what is missing, and nothing whose digest has not
 * been checked.
 *
 * @param name what messages call the image
 */
public record Intake(Store store, BlobSource source, String name, Progress progress) {

  /** Blobs that come at the same time: more do not come faster from one registry. */
  private static final int AT_ONCE = 4;

  /** An index may lead to an index; more of that is no image. */
  private static final int MOST_INDEXES = 4;

  /** A manifest that was found, and its bytes as they came. */
  private static final class Found {
    private final Descriptor descriptor;
    private final Manifest manifest;
    private final byte[] bytes;

    Found(Descriptor descriptor, Manifest manifest, byte[] bytes) {
      this.descriptor = descriptor;
      this.manifest = manifest;
      this.bytes = bytes;
    }
  }

  /** The manifest of the image for {@code platform}, all of which is in the store when this returns. */
  public Digest take(Descriptor root, Platform platform) throws IOException {
    Found found = find(root, platform);
    configure(found.manifest, platform);
    complete(found.manifest);
    Descriptor at = found.descriptor;
    store.put(new Descriptor(at.mediaType(), at.digest(), found.bytes.length), found.bytes);
    return at.digest();
  }

  /** The same manifest, but nothing of it comes into the store except its configuration. */
  public Descriptor trace(Descriptor root, Platform platform) throws IOException {
    Found found = find(root, platform);
    configure(found.manifest, platform);
    return found.descriptor;
  }

  private Found find(Descriptor root, Platform platform) throws IOException {
    Descriptor at = root;
    for (int indexes = 0; indexes < MOST_INDEXES; indexes++) {
      byte[] bytes = document(at);
      ImageDocument document = ImageDocumentReader.read(name, bytes);
      if (document instanceof Manifest manifest) {
        return new Found(at, manifest, bytes);
      }
      at = choose((ImageIndex) document, platform);
    }
    throw new Refusal(StoreCode.BAD_MANIFEST, name + " leads from index to index");
  }

  private byte[] document(Descriptor wanted) throws IOException {
    byte[] bytes = source.document(wanted);
    wanted.check(bytes, name);
    return bytes;
  }

  private Descriptor choose(ImageIndex index, Platform platform) throws Refusal {
    Optional<ImageIndex.Entry> best = index.entries().stream()
        .filter(it -> it.platform() != null && platform.fitness(it.platform()) >= 0)
        .max(Comparator.comparingInt(
            it -> it.platform() == null ? -1 : platform.fitness(it.platform())));
    return best.or(
            () -> index.entries().stream().filter(it -> it.platform() == null).findFirst())
        .map(ImageIndex.Entry::descriptor)
        .orElseThrow(() -> noImage(index, platform));
  }

  private Refusal noImage(ImageIndex index, Platform platform) {
    Set<String> others = new TreeSet<>();
    for (ImageIndex.Entry entry : index.entries()) {
      if (entry.platform() != null && !entry.platform().os().equals("unknown")) {
        others.add(entry.platform().toString());
      }
    }
    Refusal refusal = new Refusal(StoreCode.NO_PLATFORM, name + " has no image for " + platform);
    return others.isEmpty()
        ? refusal
        : refusal.withNote("it has " + String.join(", ", others) + "; FROM --platform="
            + others.iterator().next() + " takes that");
  }

  /** Brings the configuration, and looks whom it is for. */
  private void configure(Manifest manifest, Platform platform) throws IOException {
    if (manifest.config().size() > Store.MAX_CONFIG) {
      throw new Refusal(
          StoreCode.BAD_CONFIG,
          "the configuration of " + name + " has more than " + Store.MAX_CONFIG + " bytes");
    }
    if (store.blob(manifest.config().digest()).isEmpty()) {
      fetch(manifest.config(), Progress.Task.UNSEEN);
    }
    store.checkPlatform(name, manifest, platform);
  }

  private void complete(Manifest manifest) throws IOException {
    Set<Descriptor> missing = new LinkedHashSet<>(manifest.layers());
    missing.removeIf(it -> store.blob(it.digest()).isPresent());
    List<Descriptor> layers = List.copyOf(missing);
    if (!layers.isEmpty()) {
      try (Progress.Task task = progress.begin(Progress.Work.PULL, name, layers)) {
        fetch(layers, task);
        task.done();
      }
    }
  }

  private void fetch(List<Descriptor> blobs, Progress.Task task) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, blobs.size()));
    try {
      ExecutorCompletionService<Boolean> fetches = new ExecutorCompletionService<>(threads);
      blobs.forEach(blob -> fetches.submit(() -> {
        fetch(blob, task);
        return true;
      }));
      for (int done = 0; done < blobs.size(); done++) {
        fetches.take().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void fetch(Descriptor blob, Progress.Task task) throws IOException {
    Runnable waiting = () -> progress.says(
        "waiting for another process that brings layer " + blob.digest().brief() + " of " + name);
    try (Incoming incoming = store.incoming(blob, waiting)) {
      if (incoming.isThere()) {
        task.had(blob, blob.size());
        return;
      }
      task.had(blob, incoming.size());
      incoming.tell(count -> task.came(blob, count));
      source.fill(incoming);
      incoming.finish();
    }
  }
}
