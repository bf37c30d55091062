package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.Capability;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dropping what is not there, or adding what is. */
final class CapabilityWithoutEffect extends TargetRule {

  CapabilityWithoutEffect() {
    super(About.of("CAP_ADD and CAP_DROP change something", Level.INFO)
        .marked(Rule.Mark.UNNECESSARY));
  }

  @Override
  List<Diagnostic> check(Target target) {
    List<Diagnostic> findings = new ArrayList<>();
    if (target.isOn(Privileged.class)) {
      return findings;
    }
    Set<Capability> held = new HashSet<>(Capability.dockerDefaults());
    for (Layer layer : target.profile().layers()) {
      check(layer, held, target, findings);
    }
    return findings;
  }

  private void check(Layer layer, Set<Capability> held, Target target, List<Diagnostic> findings) {
    List<Word> adds = layer.words(CapAdd.class);
    List<Word> drops = layer.words(CapDrop.class);
    Optional<Word> all = drops.stream().filter(CapabilityWithoutEffect::isAll).findFirst();
    drops.stream()
        .filter(word -> !isAll(word) && (all.isPresent() || isMissing(word, held)))
        .forEach(word ->
            findings.add(at(word.span(), "the process does not have " + word.text() + " anyway")));
    if (all.isPresent()) {
      held.clear();
    }
    drops.forEach(word -> Capability.parse(word.text()).ifPresent(held::remove));
    adds.stream()
        .filter(word -> !target.isUnprivileged())
        .filter(word -> Capability.parse(word.text()).filter(held::contains).isPresent())
        .forEach(word -> findings.add(at(word.span(), "the process has " + word.text() + " already")
            .withNote("docker's default capabilities hold until CAP_DROP takes them")));
    adds.forEach(word -> Capability.parse(word.text()).ifPresent(held::add));
    if (adds.stream().anyMatch(CapabilityWithoutEffect::isAll)) {
      held.addAll(Capability.all());
    }
  }

  private static boolean isMissing(Word word, Set<Capability> held) {
    return Capability.parse(word.text()).filter(it -> !held.contains(it)).isPresent();
  }

  private static boolean isAll(Word word) {
    return word.text().equalsIgnoreCase("ALL");
  }
}
