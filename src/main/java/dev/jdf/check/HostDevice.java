package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Device;
import dev.jdf.syntax.Word;
import java.util.Optional;

/** CIS 5.18: ensure that host devices are not directly exposed to containers. */
final class HostDevice extends WordRule {

  HostDevice() {
    super(About.of("No device of the host is given away", Level.INFO), Device.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    return Optional.of(at(word.span(), "a device of the host is in the container")
        .withNote("CIS 5.18; give the least access that will do: " + least(word.text())));
  }

  /** To read, at the place where it is. */
  private static String least(String device) {
    String path = device.indexOf(':') < 0 ? device : device.substring(0, device.indexOf(':'));
    return path.startsWith("/") ? path + ":" + path + ":r" : "/dev/DEVICE:/dev/DEVICE:r";
  }
}
