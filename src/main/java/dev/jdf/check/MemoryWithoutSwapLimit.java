package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Memory;
import dev.jdf.syntax.IsolationInstruction.MemorySwap;
import java.util.List;

/** docker allows as much swap again as memory. */
final class MemoryWithoutSwapLimit extends TargetRule {

  MemoryWithoutSwapLimit() {
    super(About.of("MEMORY says something about swap", Level.HINT));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .last(Memory.class)
        .filter(line -> !target.says(MemorySwap.class))
        .filter(line -> !line.value().text().matches("0+[a-zA-Z]*"))
        .map(line -> at(line.span(), "as much swap again may be used")
            .withNote("MEMORY_SWAP " + line.value().text() + " allows none"))
        .stream()
        .toList();
  }
}
