package dev.jdf.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Completes paths of this machine, where an argument names one. */
final class PathWords {

  /** What stands in front of a path in FROM. */
  private static final List<String> TRANSPORTS =
      List.of("dir:", "oci:", "oci-archive:", "docker-archive:");

  private static final String PROFILE = "seccomp=";
  private static final String DEVICES = "/dev/";

  private final FolderLists folders;

  PathWords(FolderLists folders) {
    this.folders = folders;
  }

  Optional<Proposals> at(Cursor cursor) {
    return switch (cursor.keyword()) {
      case "FROM" -> root(cursor);
      case "COPY", "ADD" -> copied(cursor);
      case "DEVICE" -> Optional.of(device(cursor));
      case "MOUNT", "RUN" ->
        MountField.at(cursor).filter(MountField::isSource).map(field -> source(cursor, field));
      case "SECURITY_OPT" -> profile(cursor);
      default -> Optional.empty();
    };
  }

  /** Only directories, unless it is an archive that is named. */
  private Optional<Proposals> root(Cursor cursor) {
    String word = cursor.word();
    Optional<String> transport = TRANSPORTS.stream().filter(word::startsWith).findFirst();
    boolean path = Stream.of("/", "./", "../").anyMatch(word::startsWith);
    if ((transport.isEmpty() && !path) || !isOnlyFlags(cursor)) {
      return Optional.empty();
    }
    String typed = word.substring(transport.map(String::length).orElse(0));
    boolean archive = transport.filter(it -> it.contains("archive")).isPresent();
    return Optional.of(new Proposals(
        cursor.replaced(FolderLists.last(typed), ""),
        ofMachine(cursor, typed, archive ? entry -> true : Files::isDirectory)));
  }

  private static boolean isOnlyFlags(Cursor cursor) {
    return cursor.earlier().stream().allMatch(word -> word.startsWith("--"));
  }

  /** What is copied from a stage is not on this machine. */
  private Optional<Proposals> copied(Cursor cursor) {
    String word = cursor.word();
    boolean elsewhere = Stream.concat(cursor.earlier().stream(), Stream.of(word))
        .anyMatch(it -> it.startsWith("--from=") || it.startsWith("[") || it.startsWith("<<"));
    return elsewhere || word.startsWith("-") || word.contains("://")
        ? Optional.empty()
        : Optional.of(
            new Proposals(cursor.replaced(FolderLists.last(word), ""), ofContext(cursor, word)));
  }

  private Proposals device(Cursor cursor) {
    String word = cursor.word();
    if (word.contains(":")) {
      return new Proposals(cursor.replaced("", ""), List.of());
    }
    Predicate<Path> device = entry -> Files.isDirectory(entry) || !Files.isRegularFile(entry);
    return word.startsWith("/")
        ? new Proposals(
            cursor.replaced(FolderLists.last(word), ":"), ofMachine(cursor, word, device))
        : new Proposals(
            cursor.replaced(word, ":"),
            folders.in(Path.of(DEVICES), "", device).stream()
                .map(entry -> FolderLists.proposal(DEVICES, entry))
                .toList());
  }

  /** MOUNT binds what is on this machine, RUN what a build may see; the rest has no such source. */
  private Proposals source(Cursor cursor, MountField field) {
    String typed = field.typed();
    boolean bind = field.type().equals("bind");
    boolean run = cursor.keyword().equals("RUN");
    List<Proposal> found;
    if (!bind || (run && field.says("from"))) {
      found = List.of();
    } else {
      found = run ? ofContext(cursor, typed) : ofMachine(cursor, typed, entry -> true);
    }
    return new Proposals(cursor.replaced(FolderLists.last(typed), ","), found);
  }

  /** A word may stand there as well: files are shown once one is begun. */
  private Optional<Proposals> profile(Cursor cursor) {
    String typed = cursor.word().substring(cursor.word().indexOf('=') + 1);
    if (!cursor.word().startsWith(PROFILE) || typed.isEmpty()) {
      return Optional.empty();
    }
    List<Proposal> files = ofMachine(cursor, typed, entry -> true);
    return typed.indexOf('/') < 0
        ? OperandWords.at(cursor).map(words -> words.and(files))
        : Optional.of(new Proposals(cursor.replaced(FolderLists.last(typed), ""), files));
  }

  /** Relative to the folder of the file, unless it is absolute. */
  private List<Proposal> ofMachine(Cursor cursor, String typed, Predicate<Path> wanted) {
    int slash = typed.lastIndexOf('/') + 1;
    return resolved(cursor.document().folder(), typed.substring(0, slash))
        .map(folder -> folders.proposals(folder, typed, wanted))
        .orElse(List.of());
  }

  /** A build sees the folder of the file and what is in it: that is its root, and links end there. */
  private List<Proposal> ofContext(Cursor cursor, String typed) {
    Path context = cursor.document().folder();
    String below = typed.substring(0, typed.lastIndexOf('/') + 1).replaceFirst("^/+", "");
    return resolved(context, below)
        .filter(folder -> isWithin(folder, context))
        .map(folder -> folders.proposals(folder, typed, entry -> true))
        .orElse(List.of());
  }

  private static boolean isWithin(Path folder, Path context) {
    try {
      return folder.toRealPath().startsWith(context.toRealPath());
    } catch (IOException absent) {
      return false;
    }
  }

  private static Optional<Path> resolved(Path base, String path) {
    try {
      return Optional.of(base.resolve(path));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
