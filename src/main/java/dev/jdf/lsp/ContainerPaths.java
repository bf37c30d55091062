package dev.jdf.lsp;

import dev.jdf.image.Rootfs;
import dev.jdf.syntax.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Completes absolute paths in the container, as far as its root filesystem is on this machine: where
 * something is mounted, and where the process starts.
 */
final class ContainerPaths {

  private static final Set<String> TARGETS = Set.of("target", "dst", "destination");

  private final FolderLists folders;
  private final Workbench workbench;

  ContainerPaths(FolderLists folders, Workbench workbench) {
    this.folders = folders;
    this.workbench = workbench;
  }

  Optional<Proposals> at(Cursor cursor) {
    return switch (cursor.keyword()) {
      case "MOUNT", "RUN" ->
        MountField.at(cursor)
            .filter(field -> TARGETS.contains(field.key()))
            .map(field -> proposals(cursor, field.typed(), entry -> true));
      case "TMPFS" ->
        Optional.of(cursor.word())
            .filter(word -> word.startsWith("/") && word.indexOf(':') < 0)
            .map(word -> proposals(cursor, word, Files::isDirectory));
      case "WORKDIR", "VOLUME" ->
        Optional.of(cursor.word())
            .filter(word -> word.startsWith("/"))
            .map(word -> proposals(cursor, word, Files::isDirectory));
      default -> Optional.empty();
    };
  }

  private Proposals proposals(Cursor cursor, String typed, Predicate<Path> wanted) {
    String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
    List<Proposal> found = typed.startsWith("/")
        ? root(cursor)
            .flatMap(root -> inside(root, folder))
            .map(path -> folders.proposals(path, typed, wanted))
            .orElse(List.of())
        : List.of();
    return new Proposals(cursor.replaced(FolderLists.last(typed), ",:"), found);
  }

  private Optional<Path> root(Cursor cursor) {
    return Scope.of(cursor.document(), cursor.start())
        .others()
        .map(Profile::from)
        .flatMap(from -> workbench.root(from.text(), cursor.document().folder()))
        .filter(ContainerPaths::isFilled)
        .map(root -> Path.of(root.path()));
  }

  private static boolean isFilled(Rootfs root) {
    return switch (root.kind()) {
      case HOST, DIRECTORY -> true;
      case SCRATCH, IMAGE -> false;
    };
  }

  /** A link in it means another place inside than it does here: none leads out. */
  private static Optional<Path> inside(Path root, String folder) {
    try {
      Path path = root.resolve(folder.replaceFirst("^/+", "")).toRealPath();
      return Optional.of(path).filter(it -> it.startsWith(root));
    } catch (IOException | InvalidPathException absent) {
      return Optional.empty();
    }
  }
}
