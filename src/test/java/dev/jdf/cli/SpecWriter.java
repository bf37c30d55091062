package dev.jdf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Tests of somebody with a folder and one spec in it; standard input is a good one. */
class SpecWriter {

  static final String GOOD = "FROM host\nARG X=1\nENV X=$X\nCMD [\"/bin/true\"]\n";

  @TempDir
  Path folder;

  Ran run(String... args) {
    return Ran.jbuild(GOOD, Map.of("X", "env", "HOME", folder.toString()), args);
  }

  String spec(String text) throws IOException {
    return Files.writeString(folder.resolve("image.jdf"), text).toString();
  }

  String at(String name) {
    return folder + "/" + name;
  }
}
