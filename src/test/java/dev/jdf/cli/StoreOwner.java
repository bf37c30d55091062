package dev.jdf.cli;

import dev.jdf.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of somebody with images in a store, wherever those came from. */
class StoreOwner {

  @TempDir
  Path folder;

  Store store;
  StoredImages images;
  StoreCommands commands;

  @BeforeEach
  void open() throws IOException {
    commands = new StoreCommands(folder);
    store = Store.open(commands.store());
    images = new StoredImages(store);
  }
}
