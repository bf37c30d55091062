package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.image.StoredNames;
import dev.jdf.progress.Quantity;
import dev.jdf.source.Span;
import dev.jdf.store.Freed;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoreCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The options of {@code jbuild images}. */
@Command(
    name = "images",
    description = "Lists the images in the store, and takes them away.",
    synopsisSubcommandLabel = "[rm NAME... | prune]",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  jbuild images                     what is there",
      "  jbuild images --format json | jq  the same for programs",
      "  jbuild images rm alpine:3         take it away, and what it alone needs",
      "  jbuild images prune               take away what no name refers to",
      "  jbuild images prune --all         take away everything"
    })
final class ImagesCommand implements Callable<Integer> {

  /** How long is waited for who uses the store. */
  private static final class Patience {
    @Option(
        names = "--wait",
        paramLabel = "SECONDS",
        description = "How long to wait for processes that use the store (default: 10, 0 for none)."
            + " After that, rm takes away the name alone, and prune nothing.")
    private int seconds = 10;

    RemovalWait of(Console console) {
      return new RemovalWait(console, Duration.ofSeconds(Math.max(0, seconds)));
    }
  }

  /** How the list is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--store",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where images are kept (default: $XDG_DATA_HOME/jdf).")
  private @Nullable String place;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default), or json.")
  private Format format = Format.TEXT;

  private final Console console;

  ImagesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    return told(() -> {
      Optional<Store> store = store();
      ImageList list = store.isPresent() ? ImageList.of(store.get()) : ImageList.EMPTY;
      console.out().print(format == Format.JSON ? list.json() : list.text());
      console.out().flush();
    });
  }

  @Command(
      name = "rm",
      description = "Takes away images by name or digest, and what they alone need.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin Patience patience,
      @Parameters(arity = "1..*", paramLabel = "NAME", description = "alpine:3, or a digest.")
          List<String> words)
      throws IOException {
    return told(() -> {
      Store.Doomed doomed =
          all -> new StoredNames(all, Path.of("").toAbsolutePath()).matching(words);
      Optional<Store> store = store();
      // What is mistyped is said at once, whoever uses the store.
      List<NamedImage> gone = doomed.of(store.isPresent() ? store.get().names().all() : List.of());
      Freed freed =
          store.isPresent() ? removed(store.get(), doomed, patience.of(console)) : Freed.NOTHING;
      gone.forEach(it ->
          console.out().println("removed " + StoredNames.familiar(it) + " for " + it.platform()));
      tell(freed);
    });
  }

  @Command(
      name = "prune",
      description = "Takes away what no name refers to, and what killed processes have left.",
      mixinStandardHelpOptions = true)
  int prune(
      @Mixin Patience patience,
      @Option(names = "--all", description = "Take away every image.") boolean all)
      throws IOException {
    return told(() -> {
      Store.Doomed doomed = names -> all ? names : List.of();
      Optional<Store> store = store();
      tell(store.isPresent() ? store.get().sweep(doomed, patience.of(console)) : Freed.NOTHING);
    });
  }

  /** Who pulls something else for an hour does not keep a name alive. */
  private Freed removed(Store store, Store.Doomed doomed, RemovalWait wait) throws IOException {
    try {
      return store.sweep(doomed, wait);
    } catch (Refusal e) {
      if (e.code() != StoreCode.IN_USE) {
        throw e;
      }
      Freed freed = store.forget(doomed);
      console
          .err()
          .println(e.getMessage() + ": what the image needed stays until jbuild images prune");
      console.err().flush();
      return freed;
    }
  }

  private void tell(Freed freed) {
    List<String> parts = new ArrayList<>();
    count(parts, freed.count().names(), "image");
    count(parts, freed.count().blobs(), "blob");
    count(parts, freed.count().trees(), "unpacked tree");
    count(parts, freed.count().leftovers(), "leftover");
    String what = parts.isEmpty() ? "nothing to take away" : String.join(", ", parts);
    console.out().println(what + "; freed " + Quantity.bytes(freed.bytes()));
    if (freed.busy() > 0) {
      console
          .out()
          .println(freed.busy()
              + " unpacked in use: jbuild images prune takes them when no container runs on them");
    }
    console.out().flush();
  }

  private static void count(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what + (count == 1 ? "" : "s"));
    }
  }

  private Optional<Store> store() throws Refusal {
    Optional<Path> directory =
        Optional.ofNullable(place).map(Path::of).or(() -> Store.location(console.environment()));
    return directory.isPresent() ? Store.existing(directory.get()) : Optional.empty();
  }

  /** The exit code. */
  private int told(StoreWork work) throws IOException {
    try {
      work.run();
      return JBuild.DONE;
    } catch (Refusal e) {
      new Report(console, console.isColourful()).show("images", List.of(e.at(Span.at(0))));
      return JBuild.FAILED;
    }
  }

  /** Something done with a store. */
  private interface StoreWork {
    void run() throws IOException;
  }
}
