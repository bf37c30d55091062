package dev.jdf.file;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A file that a user named, and its bytes. Only regular files of a bounded size are read: a FIFO or
 * a device could hang the command, and so could a file of /proc, whose size is always 0.
 */
public final class InputFile {

  private static final int LIMIT = 16 << 20;
  /** ELOOP, as the JDK has it. */
  private static final String CIRCLE = "Too many levels of symbolic links";

  private static final Span NOWHERE = new Span(0, 0);

  private final byte[] bytes;
  private final SourceFile source;

  private InputFile(byte[] bytes, SourceFile source) {
    this.bytes = bytes;
    this.source = source;
  }

  /** Reads {@code path}; messages call it {@code name}. */
  public static Checked<InputFile> read(String name, Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return failed(
            FileCode.NOT_A_FILE,
            attributes.isDirectory()
                ? "is a directory" + MeantFile.hint(path)
                : "is not a regular file");
      }
      if (attributes.size() > LIMIT) {
        return tooLarge();
      }
      return attributes.size() == 0 ? empty() : read(name, Files.newInputStream(path));
    } catch (IOException e) {
      return isMissing(e) ? failed(FileCode.NO_SUCH_FILE, missing(path)) : unreadable(e);
    }
  }

  /** Reads a stream to its end, and closes it. */
  public static Checked<InputFile> read(String name, InputStream stream) {
    try (stream) {
      byte[] bytes = stream.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        return tooLarge();
      }
      return bytes.length == 0
          ? empty()
          : Checked.ok(new InputFile(bytes, SourceFile.decode(name, bytes)));
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public SourceFile source() {
    return source;
  }

  private static String missing(Path path) {
    return Files.isSymbolicLink(path)
        ? "is a symbolic link to nothing"
        : "no such file" + MeantFile.hint(path);
  }

  private static Checked<InputFile> unreadable(IOException e) {
    if (e instanceof AccessDeniedException) {
      return failed(FileCode.UNREADABLE, "permission denied");
    }
    String reason = e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : String.valueOf(e.getMessage());
    return failed(
        FileCode.UNREADABLE,
        reason.startsWith(CIRCLE)
            ? "its symbolic links lead in a circle"
            : "cannot be read: " + reason);
  }

  /** Older JDKs say otherwise of what would be below a file. */
  private static boolean isMissing(IOException e) {
    return e instanceof NoSuchFileException
        || (e instanceof FileSystemException failure
            && "Not a directory".equals(failure.getReason()));
  }

  private static Checked<InputFile> tooLarge() {
    return failed(FileCode.TOO_LARGE, "is larger than 16 MiB");
  }

  private static Checked<InputFile> empty() {
    return failed(FileCode.EMPTY, "is empty");
  }

  private static <T> Checked<T> failed(FileCode code, String message) {
    return Checked.failed(List.of(Diagnostic.error(code, NOWHERE, message)));
  }
}
