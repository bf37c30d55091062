package dev.jdf.check;

import dev.jdf.linux.Accounts;
import java.util.List;
import java.util.Optional;

/** The machine that a spec is checked on: all that rules look at beside the text. */
public interface Machine {

  /** One that nothing is known of. */
  Machine ANY = new Machine() {
    @Override
    public boolean has(String path) {
      return true;
    }

    @Override
    public List<String> devicePaths() {
      return List.of();
    }

    @Override
    public Optional<Accounts> accounts() {
      return Optional.empty();
    }
  };

  /** Whether there is anything at an absolute path. */
  boolean has(String path);

  /** All devices that there are below {@code /dev}. */
  List<String> devicePaths();

  /** Its users and groups; empty if they are not known. */
  Optional<Accounts> accounts();
}
