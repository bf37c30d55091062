package dev.jdf.exposure;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.ConfigReader;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A container that everybody knows, to compare with. Its configuration is in a data file, whose
 * annotation names the source.
 */
public enum Reference {
  DOCKER("docker run", "docker-default.json"),
  PRIVILEGED("docker run --privileged", "docker-privileged.json");

  private final String command;
  private final String file;

  Reference(String command, String file) {
    this.command = command;
    this.file = file;
  }

  /** The command line that makes such a container. */
  public String command() {
    return command;
  }

  public Exposure exposure() {
    return Exposure.of(read());
  }

  private Config read() {
    try (InputStream in = Reference.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      Checked<ConfigDocument> read = ConfigReader.read(SourceFile.decode(file, bytes));
      return read.value().orElseThrow(() -> new IllegalStateException(file)).config();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
