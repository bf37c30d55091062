package dev.jdf;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders in which links may lead anywhere, as those of images do. JUnit warns of each
 * that leads out of the folder when it deletes it; so they go first. Named in
 * junit-platform.properties.
 */
public final class TempFolders implements TempDirFactory {

  private static final Namespace OWN = Namespace.create(TempFolders.class);

  /** The store of the context closes last what it got first: links go before their folder. */
  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    Path folder = Files.createTempDirectory("jdf-test-");
    AutoCloseable links = () -> Files.walkFileTree(folder, new Unlinking());
    context.getStore(OWN).put(folder, links);
    return folder;
  }

  /** What cannot be looked at is left to JUnit, which says so. */
  private static final class Unlinking extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink()) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
