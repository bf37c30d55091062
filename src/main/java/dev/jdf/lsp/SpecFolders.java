package dev.jdf.lsp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbol;

/**
 * The specs in an editor's folders. Somebody may open the root of a disk: the search ends after a
 * number of files and folders, and leaves out where nobody keeps specs.
 */
final class SpecFolders {

  private static final int MOST_VISITED = 20_000;
  private static final int DEPTH = 12;
  private static final long LARGEST = 1 << 20;
  private static final Set<String> LEFT_OUT =
      Set.of("node_modules", "target", "proc", "sys", "dev");

  private static final Pattern DOCKERFILE =
      Pattern.compile("(docker|container)file(\\..+)?|.+\\.(docker|container)file");

  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  /** A file and what it had in it when it was last read. */
  record Known(String uri, FileTime changed, long size, List<WorkspaceSymbol> symbols) {}

  List<Known> in(WorkspaceFolder folder, Walk walk) {
    Optional<Path> start = FilePaths.of(folder.getUri());
    if (start.isEmpty()) {
      return List.of();
    }
    try {
      Visitor visitor = new Visitor(walk);
      Files.walkFileTree(start.get(), EnumSet.noneOf(FileVisitOption.class), DEPTH, visitor);
      return visitor.found;
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /** Does not follow links, which may lead out of the folder or around. */
  private final class Visitor extends SimpleFileVisitor<Path> {

    private final List<Known> found = new ArrayList<>();
    private final Walk walk;
    private int visited;

    Visitor(Walk walk) {
      this.walk = walk;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = name(folder);
      boolean skipped = visited > 0 && (name.startsWith(".") || LEFT_OUT.contains(name));
      return skipped ? FileVisitResult.SKIP_SUBTREE : next();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isSpec(name(file)) && attributes.isRegularFile() && attributes.size() <= LARGEST) {
        found.add(read(file, attributes));
      }
      return next();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return next();
    }

    private FileVisitResult next() {
      visited++;
      return visited < MOST_VISITED && walk.goesOn()
          ? FileVisitResult.CONTINUE
          : FileVisitResult.TERMINATE;
    }
  }

  private Known read(Path file, BasicFileAttributes now) {
    Known before = known.get(file);
    if (before != null
        && before.changed().equals(now.lastModifiedTime())
        && before.size() == now.size()) {
      return before;
    }
    String uri = file.toUri().toString();
    Known read = new Known(uri, now.lastModifiedTime(), now.size(), symbols(file, uri));
    known.put(file, read);
    return read;
  }

  private static List<WorkspaceSymbol> symbols(Path file, String uri) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return WorkspaceSymbols.symbols(new Document(uri, 0, text));
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** Those of Dockerfiles are the names that docker and podman look for, and what people make of them. */
  static boolean isSpec(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jdf") || DOCKERFILE.matcher(lower).matches();
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
