package dev.jdf.cli;

import dev.jdf.linux.Arch;
import dev.jdf.run.WarmLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** {@code FILE VERSION}: writes the program that finds launchers, made when jdf is set up. */
final class Front {

  private Front() {}

  public static void main(String[] args) throws IOException {
    Arch arch = ThisMachine.arch();
    Optional<byte[]> program = WarmLauncher.front(arch, args[1]);
    if (program.isPresent()) {
      Path file = Path.of(args[0]);
      Files.write(file, program.get());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
