package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.Capability;
import dev.jdf.oci.Process.Capabilities;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code process.capabilities}, from {@code CAP_ADD}, {@code CAP_DROP} and {@code PRIVILEGED}. */
final class CapabilityLowering {

  static final String ALL = "ALL";

  private CapabilityLowering() {}

  /**
   * The capabilities of a container.
   *
   * @param bounding what no program in it can exceed
   * @param added what the spec itself asked for, on top of the defaults
   */
  record Grant(SortedSet<Capability> bounding, SortedSet<Capability> added) {

    /** The sets of a process: root has all that is allowed, others what was added for them. */
    Capabilities sets(boolean root) {
      List<String> limit = names(bounding);
      if (root) {
        return new Capabilities(limit, limit, List.of(), limit, List.of());
      }
      List<String> held = names(added);
      return new Capabilities(limit, held, held, held, held);
    }

    private static List<String> names(Collection<Capability> capabilities) {
      return capabilities.stream().map(Capability::name).toList();
    }
  }

  static Checked<Grant> grant(Profile profile, boolean privileged) {
    Join join = new Join();
    Grant grant = new Grant(new TreeSet<>(Capability.dockerDefaults()), new TreeSet<>());
    for (Layer layer : profile.layers()) {
      Grant before = grant;
      grant = join.take(change(layer)).map(change -> change.on(before)).orElse(before);
    }
    Grant result = privileged ? new Grant(all(), grant.added()) : grant;
    return join.to(() -> result);
  }

  /** What one stage says: which capabilities go, which come. */
  private record Change(Named drops, Named adds) {

    Grant on(Grant parent) {
      return new Grant(on(parent.bounding()), added(parent.added()));
    }

    private SortedSet<Capability> on(SortedSet<Capability> parent) {
      if (adds.all()) {
        return without(all());
      }
      SortedSet<Capability> result = drops.all() ? new TreeSet<>() : without(parent);
      result.addAll(adds.names());
      return result;
    }

    private SortedSet<Capability> added(SortedSet<Capability> parent) {
      SortedSet<Capability> result = drops.all() ? new TreeSet<>() : without(parent);
      result.addAll(adds.all() ? without(all()) : adds.names());
      return result;
    }

    private SortedSet<Capability> without(SortedSet<Capability> some) {
      SortedSet<Capability> rest = new TreeSet<>(some);
      rest.removeAll(drops.names());
      return rest;
    }
  }

  /** Capabilities as a line names them: some, or all. */
  private record Named(SortedSet<Capability> names, boolean all) {}

  private static Checked<Change> change(Layer layer) {
    List<Word> adds = layer.words(CapAdd.class);
    List<Word> drops = layer.words(CapDrop.class);
    Join join = new Join();
    Optional<Named> added = join.take(named(adds));
    Optional<Named> dropped = join.take(named(drops));
    for (Word add : adds) {
      drops.stream()
          .filter(drop -> key(drop).equals(key(add)))
          .findFirst()
          .ifPresent(drop -> join.add(SpecErrors.capabilityConflict(add, drop)));
    }
    return join.to(() -> new Change(dropped.orElseThrow(), added.orElseThrow()));
  }

  private static Checked<Named> named(List<Word> words) {
    Join join = new Join();
    List<Checked<Capability>> parsed = new ArrayList<>();
    boolean all = false;
    for (Word word : words) {
      if (word.text().equalsIgnoreCase(ALL)) {
        all = true;
      } else {
        parsed.add(parse(word));
      }
    }
    SortedSet<Capability> names = new TreeSet<>(join.takeAll(parsed));
    Named result = new Named(names, all);
    return join.to(() -> result);
  }

  private static Checked<Capability> parse(Word word) {
    return Capability.parse(word.text())
        .map(Checked::ok)
        .orElseGet(() -> Checked.failed(List.of(SpecErrors.unknownCapability(word, names()))));
  }

  private static String key(Word word) {
    return Capability.parse(word.text())
        .map(Capability::name)
        .orElseGet(() -> word.text().toUpperCase(Locale.ROOT));
  }

  private static List<String> names() {
    return Stream.concat(Stream.of(ALL), Capability.all().stream().map(Capability::shortName))
        .toList();
  }

  private static SortedSet<Capability> all() {
    return new TreeSet<>(Capability.all());
  }
}
