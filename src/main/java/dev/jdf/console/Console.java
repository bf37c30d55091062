package dev.jdf.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a command reads from and writes to. */
public record Console(
    InputStream in, PrintWriter out, PrintWriter err, Map<String, String> environment) {

  /** The standard streams of this process, in UTF-8. */
  public static Console standard(StandardOutput out) {
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
    return new Console(System.in, writer(out), err, System.getenv());
  }

  /** Whether standard error is a terminal that may be sent colours. */
  public boolean isColourful() {
    return Terminal.error(environment).isColourful();
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
