package dev.jdf.lower;

import dev.jdf.linux.Capability;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The capabilities of a spec that somebody is still writing: wrong words say nothing.
 *
 * @param bounding what no program of the container can exceed
 * @param added what a process that is not root starts with
 */
public record HeldCapabilities(SortedSet<Capability> bounding, SortedSet<Capability> added) {

  public HeldCapabilities {
    bounding = Collections.unmodifiableSortedSet(new TreeSet<>(bounding));
    added = Collections.unmodifiableSortedSet(new TreeSet<>(added));
  }

  public static HeldCapabilities of(Profile profile) {
    List<Layer> layers = profile.layers().stream().map(HeldCapabilities::sound).toList();
    Profile sound = new Profile(profile.from(), profile.platform(), layers);
    boolean privileged = profile.last(Privileged.class).filter(Privileged::on).isPresent();
    return CapabilityLowering.grant(sound, privileged)
        .value()
        .map(grant -> new HeldCapabilities(grant.bounding(), grant.added()))
        .orElseGet(() ->
            new HeldCapabilities(new TreeSet<>(Capability.dockerDefaults()), new TreeSet<>()));
  }

  private static Layer sound(Layer layer) {
    return new Layer(
        layer.stageName(),
        layer.instructions().stream().map(HeldCapabilities::sound).toList());
  }

  private static Instruction sound(Instruction line) {
    return line instanceof CapAdd || line instanceof CapDrop
        ? sound((IsolationInstruction) line)
        : line;
  }

  private static IsolationInstruction sound(IsolationInstruction line) {
    return line.with(line.words().stream().filter(HeldCapabilities::isKnown).toList());
  }

  private static boolean isKnown(Word word) {
    return word.text().equalsIgnoreCase(CapabilityLowering.ALL)
        || Capability.parse(word.text()).isPresent();
  }
}
