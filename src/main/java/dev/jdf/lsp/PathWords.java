package dev.jdf.lsp;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes paths of this machine, where an argument names one. */
final class PathWords {

  /** One more than are shown, so that it is told that there are more. */
  private static final int MOST = Completions.MOST + 1;

  /** What stands in front of a path in FROM. */
  private static final List<String> TRANSPORTS =
      List.of("dir:", "oci:", "oci-archive:", "docker-archive:");

  private PathWords() {}

  static Optional<Proposals> at(Cursor cursor) {
    return switch (cursor.keyword()) {
      case "FROM" -> root(cursor);
      case "COPY", "ADD" -> context(cursor);
      case "DEVICE" -> Optional.of(device(cursor));
      default -> Optional.empty();
    };
  }

  /** Only directories, unless it is an archive that is named. */
  private static Optional<Proposals> root(Cursor cursor) {
    String word = cursor.word();
    Optional<String> transport = TRANSPORTS.stream().filter(word::startsWith).findFirst();
    boolean path = Stream.of("/", "./", "../").anyMatch(word::startsWith);
    if ((transport.isEmpty() && !path) || !isOnlyFlags(cursor)) {
      return Optional.empty();
    }
    String typed = word.substring(transport.map(String::length).orElse(0));
    boolean archive = transport.filter(it -> it.contains("archive")).isPresent();
    return Optional.of(new Proposals(
        cursor.replaced(typed, ""),
        below(cursor, typed, archive ? entry -> true : Files::isDirectory)));
  }

  private static boolean isOnlyFlags(Cursor cursor) {
    return cursor.earlier().stream().allMatch(word -> word.startsWith("--"));
  }

  /** What is copied from a stage is not on this machine. */
  private static Optional<Proposals> context(Cursor cursor) {
    String word = cursor.word();
    boolean elsewhere = Stream.concat(cursor.earlier().stream(), Stream.of(word))
        .anyMatch(it -> it.startsWith("--from=") || it.startsWith("[") || it.startsWith("<<"));
    return elsewhere || word.startsWith("-") || word.contains("://")
        ? Optional.empty()
        : Optional.of(new Proposals(cursor.replaced(word, ""), below(cursor, word, it -> true)));
  }

  private static Proposals device(Cursor cursor) {
    String word = cursor.word();
    if (word.contains(":")) {
      return new Proposals(cursor.replaced("", ""), List.of());
    }
    String typed = word.startsWith("/") ? word : "/dev/";
    Predicate<Path> device = entry -> Files.isDirectory(entry) || !Files.isRegularFile(entry);
    return new Proposals(cursor.replaced(word, ":"), below(cursor, typed, device));
  }

  /**
   * The files whose paths begin as what is typed.
   *
   * @param typed relative to the folder of the file
   */
  static List<Proposal> below(Cursor cursor, String typed, Predicate<Path> wanted) {
    int slash = typed.lastIndexOf('/') + 1;
    String start = typed.substring(slash);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(
        cursor.document().folder().resolve(typed.substring(0, slash)),
        entry -> isShown(entry, start))) {
      entries.forEach(found::add);
    } catch (IOException | DirectoryIteratorException | InvalidPathException unreadable) {
      return List.of();
    }
    return found.stream()
        .sorted()
        .filter(wanted)
        .limit(MOST)
        .map(entry -> proposal(typed.substring(0, slash), entry))
        .toList();
  }

  /** Names that a line could not hold are left out, and hidden ones until they are asked for. */
  private static boolean isShown(Path entry, String start) {
    String name = entry.getFileName().toString();
    boolean plain = name.chars().allMatch(c -> c > ' ' && "\"'\\$,`".indexOf(c) < 0);
    return plain && name.startsWith(start) && (!name.startsWith(".") || start.startsWith("."));
  }

  private static Proposal proposal(String folder, Path entry) {
    String path = folder + entry.getFileName();
    return Files.isDirectory(entry)
        ? Proposal.of(path + "/", CompletionItemKind.Folder, "")
        : Proposal.of(path, CompletionItemKind.File, "");
  }
}
