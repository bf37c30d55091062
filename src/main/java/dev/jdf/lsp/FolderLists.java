package dev.jdf.lsp;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;

/** What is in folders, for somebody who is typing a name of it. */
final class FolderLists {

  /** One more than are shown, so that it is told that there are more. */
  private static final int MOST = Completions.MOST + 1;

  /** Who types goes on typing. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final CancelChecker cancelled;

  FolderLists(CancelChecker cancelled) {
    this.cancelled = cancelled;
  }

  /**
   * The same as they are to be typed behind the last slash: some editors know only the word there.
   *
   * @param typed the path, of which the last name may be begun
   */
  List<Proposal> proposals(Path folder, String typed, Predicate<Path> wanted) {
    return in(folder, last(typed), wanted).stream()
        .map(entry -> proposal("", entry))
        .toList();
  }

  /** What is typed of the last name. */
  static String last(String typed) {
    return typed.substring(typed.lastIndexOf('/') + 1);
  }

  /** @param front what stands in front of its name */
  static Proposal proposal(String front, Path entry) {
    String path = front + entry.getFileName();
    return Files.isDirectory(entry)
        ? Proposal.of(path + "/", CompletionItemKind.Folder, "")
        : Proposal.of(path, CompletionItemKind.File, "");
  }

  /**
   * The first entries by name that begin as what is typed; none of what cannot be read.
   *
   * @param wanted is asked of no more entries than it has to be
   */
  List<Path> in(Path folder, String typed, Predicate<Path> wanted) {
    Walk walk = new Walk(cancelled, LONGEST);
    TreeSet<Path> first = new TreeSet<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, entry -> isShown(entry, typed))) {
      for (Path entry : entries) {
        boolean late = first.size() == MOST && first.last().compareTo(entry) < 0;
        if (!late && wanted.test(entry)) {
          first.add(entry);
        }
        if (first.size() > MOST) {
          first.pollLast();
        }
        if (!walk.goesOn()) {
          break;
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      return List.of();
    }
    return List.copyOf(first);
  }

  /** Names that a line could not hold are left out, and hidden ones until they are asked for. */
  private static boolean isShown(Path entry, String start) {
    String name = entry.getFileName().toString();
    boolean plain = name.chars().allMatch(c -> c > ' ' && "\"'\\$,`".indexOf(c) < 0);
    return plain && name.startsWith(start) && (!name.startsWith(".") || start.startsWith("."));
  }
}
