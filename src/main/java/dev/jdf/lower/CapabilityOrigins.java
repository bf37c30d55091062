package dev.jdf.lower;

import dev.jdf.linux.Capability;
import dev.jdf.oci.Process.Capabilities;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/**
 * Which line gave the process a capability. The sets as a whole come from the last line that is
 * about them; what a line names, from that line. Only the set is listed that decides what is left
 * after execve(2): of root's the bounding one, of anybody else's the ambient one. That set has a
 * line of its own if one gave all that is in it.
 */
record CapabilityOrigins(Profile profile, boolean root) {

  private static final String POINTER = "/process/capabilities";

  Origins of(Capabilities sets) {
    Origins origins = new Origins().put(POINTER, lastLine());
    String set = POINTER + (root ? "/bounding" : "/ambient");
    List<String> names = root ? sets.bounding() : sets.ambient();
    addingAll().ifPresent(place -> origins.put(set, place));
    for (int i = 0; i < names.size(); i++) {
      String pointer = set + "/" + i;
      adding(names.get(i)).ifPresent(word -> origins.put(pointer, word.span()));
    }
    return origins;
  }

  private Optional<Instruction> lastLine() {
    return profile.all(Instruction.class).stream()
        .filter(
            line -> line instanceof CapAdd || line instanceof CapDrop || line instanceof Privileged)
        .reduce((earlier, later) -> later);
  }

  private Optional<Span> addingAll() {
    Optional<Span> privileged =
        profile.last(Privileged.class).filter(line -> root && line.on()).map(Privileged::span);
    return privileged.or(() -> profile.all(CapAdd.class).stream()
        .flatMap(line -> line.words().stream())
        .filter(word -> word.text().equalsIgnoreCase(CapabilityLowering.ALL))
        .map(Word::span)
        .reduce((earlier, later) -> later));
  }

  private Optional<Word> adding(String name) {
    return profile.all(CapAdd.class).stream()
        .flatMap(line -> line.words().stream())
        .filter(word ->
            Capability.parse(word.text()).filter(it -> it.name().equals(name)).isPresent())
        .reduce((earlier, later) -> later);
  }
}
