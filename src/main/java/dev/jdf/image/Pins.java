package dev.jdf.image;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.ImageLock.Entry;
import dev.jdf.source.Span;
import dev.jdf.store.Digest;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What images have to be.
 *
 * @param lock beside the spec, if there is one
 * @param frozen whether it has to name all of them
 */
public record Pins(Optional<ImageLock> lock, boolean frozen) {

  /** Images may be anything. */
  public static final Pins NONE = new Pins(Optional.empty(), false);

  private static final String CURE = "jbuild lock SPEC writes down what it is now";

  Optional<Entry> of(ImageName name) {
    return lock.flatMap(it -> it.find(name));
  }

  /**
   * What is to be said of a name that is not locked.
   *
   * @throws Refusal if that must not be
   */
  List<Diagnostic> unlocked(ImageName name, Span span) throws Refusal {
    if (name.isFixed() || of(name).isPresent() || (lock.isEmpty() && !frozen)) {
      return List.of();
    }
    String where = lock.isPresent() ? "is not in the lock file" : "is not locked";
    String message = name.locked() + " " + where;
    if (frozen) {
      throw new Refusal(LockCode.NOT_LOCKED, message).withNote(CURE);
    }
    return List.of(Diagnostic.warning(LockCode.NOT_LOCKED, span, message).withNote(CURE));
  }

  /** The warning about a tag that leads to {@code now}. */
  static Diagnostic moved(Entry entry, Digest now, Span span) {
    return Diagnostic.warning(
            LockCode.MOVED, span, entry.reference() + " leads to another image than the locked one")
        .withNote("now it is " + now)
        .withNote("locked is " + entry.digest() + ", of " + entry.platforms().date()
            + "; jbuild lock --update " + entry.reference() + " SPEC takes the new one");
  }

  /** That the registry lacks what is locked, which is a matter of the lock and not of the name. */
  Refusal gone(Entry entry, Refusal missing) {
    String place = lock.orElseThrow().place(entry);
    Refusal refusal = new Refusal(
        LockCode.GONE,
        entry.reference() + " is locked to what its registry does not have any more");
    return refusal
        .withNote(
            place + " says " + entry.digest() + ", of " + entry.platforms().date())
        .withNote(String.valueOf(missing.getMessage()))
        .withNote("jbuild lock --update " + entry.reference()
            + " SPEC takes what the name leads to now; a machine that has the old one in its store"
            + " goes on with it");
  }

  /** That what was found is what is locked, for its platform too. */
  static void check(Entry entry, NamedImage found) throws Refusal {
    Digest manifest = entry.platforms().value().getOrDefault(found.platform(), found.manifest());
    boolean same = entry.digest().equals(found.digest()) || entry.digest().equals(found.manifest());
    if (!same || !manifest.equals(found.manifest())) {
      throw new Refusal(
              LockCode.NOT_AS_LOCKED, entry.reference() + " is not the image that is locked")
          .withNote("it is " + (same ? found.manifest() : found.digest()) + ", locked is "
              + (same ? manifest : entry.digest()))
          .withNote("jbuild lock --update " + entry.reference() + " SPEC takes it");
    }
  }
}
