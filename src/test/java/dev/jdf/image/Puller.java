package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.source.Span;
import dev.jdf.store.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of somebody who pulls into an empty store. */
class Puller {

  @TempDir
  Path folder;

  Pulls pulls = new Pulls(Path.of(""));

  @BeforeEach
  void begin() {
    pulls = new Pulls(folder);
  }

  static void assertNote(Refusal refusal, String part) {
    List<String> notes = refusal.at(Span.at(0)).notes();
    assertTrue(notes.stream().anyMatch(it -> it.contains(part)), () -> refusal + " " + notes);
  }
}
