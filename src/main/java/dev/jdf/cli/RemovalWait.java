package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.store.Refusal;
import dev.jdf.store.StoreCode;
import dev.jdf.store.StoreUse;
import java.time.Duration;

/** Waits until nobody uses the store; says so after a second, and gives up in the end. */
final class RemovalWait implements StoreUse.Waiting {

  private static final Duration SILENT = Duration.ofSeconds(1);

  private final Console console;
  private final Duration limit;
  private boolean told;

  RemovalWait(Console console, Duration limit) {
    this.console = console;
    this.limit = limit;
  }

  @Override
  public void goesOn(String user, Duration since) throws Refusal {
    if (since.compareTo(limit) >= 0) {
      throw new Refusal(StoreCode.IN_USE, user + " uses the store")
          .withNote("--wait SECONDS waits for it");
    }
    if (!told && since.compareTo(SILENT) >= 0) {
      told = true;
      console.err().println("waiting for " + user + ", " + limit.toSeconds() + " seconds at most");
      console.err().flush();
    }
  }
}
