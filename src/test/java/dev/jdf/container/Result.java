package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How a run ended and what it printed. */
public record Result(int exit, String out, String err) {

  /** This result, after making sure that the run went well. */
  public Result ok() {
    assertEquals(0, exit, () -> "exit code of a run that printed:\n" + out + err);
    return this;
  }
}
