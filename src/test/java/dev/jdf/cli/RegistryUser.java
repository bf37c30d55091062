package dev.jdf.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of somebody with a registry, a store and a folder for specs. */
class RegistryUser {

  @TempDir
  Path folder;

  PushedImages images;
  StoreCommands commands;

  @BeforeEach
  void start() throws IOException {
    images = PushedImages.start();
    commands = new StoreCommands(folder);
  }

  @AfterEach
  void stop() {
    images.close();
  }
}
