package dev.jdf.compile;

import dev.jdf.diagnostic.Checked;
import dev.jdf.lower.Surroundings;
import dev.jdf.oci.Linux.Device;
import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Surroundings that count what they are asked: whatever depends on an answer may be other later. */
final class AskedSurroundings implements Surroundings {

  private final Surroundings surroundings;
  private int questions;

  AskedSurroundings(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  int questions() {
    return questions;
  }

  @Override
  public List<Device> devices() {
    questions++;
    return surroundings.devices();
  }

  @Override
  public Optional<List<Device>> devices(String path) {
    questions++;
    return surroundings.devices(path);
  }

  @Override
  public boolean hasFiles(String root, String path) {
    questions++;
    return surroundings.hasFiles(root, path);
  }

  @Override
  public boolean isFile(String root, String path) {
    questions++;
    return surroundings.isFile(root, path);
  }

  @Override
  public Checked<SourceFile> file(String path) {
    questions++;
    return surroundings.file(path);
  }
}
