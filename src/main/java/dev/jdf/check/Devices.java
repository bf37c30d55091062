package dev.jdf.check;

import java.util.List;

/** The devices of the machine that a spec is checked on: all that rules look at beside the text. */
public interface Devices {

  /** Of a machine that nothing is known of. */
  Devices ANY = new Devices() {
    @Override
    public boolean has(String path) {
      return true;
    }

    @Override
    public List<String> paths() {
      return List.of();
    }
  };

  /** Whether there is anything at an absolute path. */
  boolean has(String path);

  /** All that there are below {@code /dev}. */
  List<String> paths();
}
