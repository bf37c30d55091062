package dev.jdf.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  private static final byte[] TEXT = "what an image is made of".getBytes(StandardCharsets.UTF_8);
  private static final Descriptor BLOB = new Descriptor("", Digest.of(TEXT), TEXT.length);

  @TempDir
  Path folder;

  @Test
  void aBlobIsThereOnlyWhenItIsWhole() throws IOException {
    Store store = Store.open(folder.resolve("store"));
    try (Incoming incoming = store.incoming(BLOB)) {
      incoming.write(ByteBuffer.wrap(TEXT, 0, 5));
    }
    assertEquals(Optional.empty(), store.blob(BLOB.digest()));
    try (Incoming incoming = store.incoming(BLOB)) {
      assertEquals(5, incoming.size());
      incoming.write(ByteBuffer.wrap(TEXT, 5, TEXT.length - 5));
      incoming.finish();
    }
    assertArrayEquals(TEXT, Files.readAllBytes(store.blob(BLOB.digest()).orElseThrow()));
  }

  @Test
  void anotherContentIsRefusedAndForgotten() throws IOException {
    Store store = Store.open(folder.resolve("store"));
    byte[] other = TEXT.clone();
    other[3]++;
    try (Incoming incoming = store.incoming(BLOB)) {
      incoming.write(ByteBuffer.wrap(other));
      Refusal refusal = assertThrows(Refusal.class, incoming::finish);
      assertEquals(StoreCode.WRONG_DIGEST, refusal.code());
    }
    assertEquals(Optional.empty(), store.blob(BLOB.digest()));
    try (Incoming incoming = store.incoming(BLOB)) {
      assertEquals(0, incoming.size());
    }
  }

  @Test
  void moreBytesThanPromisedAreNotWritten() throws IOException {
    Store store = Store.open(folder.resolve("store"));
    Descriptor small = new Descriptor("", BLOB.digest(), 3);
    try (Incoming incoming = store.incoming(small)) {
      assertThrows(Refusal.class, () -> incoming.write(ByteBuffer.wrap(TEXT)));
      assertEquals(0, incoming.size());
    }
  }

  @Test
  void nobodyElseLooksIn() throws IOException {
    Store store = Store.open(folder.resolve("a/store"));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(store.directory())));
  }

  @Test
  void aStoreOfOthersIsRefused() throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    Refusal refusal = assertThrows(Refusal.class, () -> Store.open(shared));
    assertEquals(StoreCode.NO_STORE, refusal.code());
  }

  @Test
  void nothingIsRemovedWhileSomebodyUsesTheStore() throws Exception {
    Store store = Store.open(folder.resolve("store"));
    StoreUse use = store.use("test");
    Thread removal = new Thread(() -> {
      try {
        store.remove(() -> store.put(BLOB, TEXT));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
    removal.start();
    removal.join(300);
    assertTrue(removal.isAlive());
    assertFalse(store.blob(BLOB.digest()).isPresent());
    use.close();
    removal.join();
    assertTrue(store.blob(BLOB.digest()).isPresent());
  }

  @Test
  void theUseOfAProcessThatIsGoneIsNone() throws IOException {
    Store store = Store.open(folder.resolve("store"));
    Files.createFile(store.directory().resolve("uses/left-by-kill"));
    store.remove(() -> store.put(BLOB, TEXT));
    assertTrue(store.blob(BLOB.digest()).isPresent());
  }
}
