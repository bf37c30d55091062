package dev.jdf.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a command reads from and writes to. */
record Console(InputStream in, PrintWriter out, PrintWriter err, Map<String, String> environment) {

  /** The standard streams of this process, in UTF-8. */
  static Console standard(StandardOutput out) {
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
    return new Console(System.in, writer(out), err, System.getenv());
  }

  /** Whether standard error is a terminal that may be sent colours: no-color.org. */
  boolean isColourful() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb")
        && isTerminal("/proc/self/fd/2");
  }

  /** {@link System#console} would start a line editor on some JDKs, and does not look at errors. */
  private static boolean isTerminal(String descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of(descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
