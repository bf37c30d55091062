package dev.jdf.file;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A file that a command writes: whole, under its name only once it is complete, or not at all. */
public final class OutputFile {

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private OutputFile() {}

  /** Writes a file with the permissions that the umask leaves. */
  public static Checked<Path> write(Path path, byte[] bytes) {
    return write(path, bytes, false);
  }

  /** Writes a file that its owner, and nobody else, can read and run. */
  public static Checked<Path> writeProgram(Path path, byte[] bytes) {
    return write(path, bytes, true);
  }

  private static Checked<Path> write(Path path, byte[] bytes, boolean program) {
    try {
      if (Files.isDirectory(path)) {
        return failed(FileCode.NOT_A_FILE, "is a directory");
      }
      if (Files.isSymbolicLink(path) && !Files.exists(path)) {
        return failed(FileCode.NOT_A_FILE, "is a symbolic link to nothing");
      }
      // A device or a FIFO takes what is written and must stay what it is.
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        Files.write(path, bytes);
        return Checked.ok(path);
      }
      replace(Files.exists(path) ? path.toRealPath() : path, bytes, program);
      return Checked.ok(path);
    } catch (IOException e) {
      return failed(FileCode.UNWRITABLE, "cannot be written: " + reason(e));
    }
  }

  /** Writes a file that is there anew; it keeps its owner and its permissions. */
  public static Checked<Path> rewrite(Path path, byte[] bytes) {
    try {
      Path file = path.toRealPath();
      if (!Files.isWritable(file)) {
        return failed(FileCode.UNWRITABLE, "cannot be written: permission denied");
      }
      Path temporary = temporary(file, bytes, permissions("rw-------"));
      try {
        copyAttributes(file, temporary);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
      return Checked.ok(path);
    } catch (IOException e) {
      return failed(FileCode.UNWRITABLE, "cannot be written: " + reason(e));
    }
  }

  /** The owner first, as a change of owner drops bits of the mode. */
  private static void copyAttributes(Path from, Path to) throws IOException {
    for (String name : List.of("unix:uid", "unix:gid", "unix:mode")) {
      Object kept = Files.getAttribute(from, name);
      if (!kept.equals(Files.getAttribute(to, name))) {
        Files.setAttribute(to, name, kept);
      }
    }
  }

  private static void replace(Path path, byte[] bytes, boolean program) throws IOException {
    Path temporary = temporary(path, bytes, permissions(program ? "rwx------" : "rw-rw-rw-"));
    try {
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** A file beside {@code path} with all the bytes, or none at all. */
  private static Path temporary(Path path, byte[] bytes, FileAttribute<?> mode) throws IOException {
    String name = "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path temporary = path.resolveSibling(name);
    try (WritableByteChannel channel = Files.newByteChannel(temporary, NEW, mode)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      return temporary;
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static FileAttribute<?> permissions(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such directory";
    }
    return e instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }

  private static Checked<Path> failed(FileCode code, String message) {
    return Checked.failed(List.of(Diagnostic.error(code, new Span(0, 0), message)));
  }
}
