package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.linux.AbsolutePath;
import dev.jdf.syntax.IsolationInstruction.Device;
import dev.jdf.syntax.Word;
import java.util.Optional;

/**
 * A build writes the numbers of a device down, and fails where it is not. A check mostly runs on
 * another machine, where that is no mistake of the spec.
 */
final class DeviceMissingHere extends WordRule {

  DeviceMissingHere() {
    super(
        About.of("Each DEVICE is there on the machine that checks", Level.WARNING)
            .withFixesAsOffers(),
        Device.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    String named = word.text().split(":", 2)[0];
    if (!named.startsWith("/") || named.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    String path = AbsolutePath.clean(named);
    return target.machine().has(path)
        ? Optional.empty()
        : Optional.of(at(word.span(), "there is no " + path + " on this machine")
            .didYouMean(Nearest.beside(path, target.machine().devicePaths())
                .map(near -> near + word.text().substring(named.length())))
            .withNote("it has to be there where the spec is built"));
  }
}
