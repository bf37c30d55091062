package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.file.InputFile;
import dev.jdf.file.OutputFile;
import dev.jdf.image.ImageLock;
import dev.jdf.image.ImageLockReader;
import dev.jdf.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lock file beside a spec: {@code image.jdf.lock}. */
record LockFile(Path path) {

  /** What a lock file says, and its text, for what is found in it. */
  record Read(ImageLock lock, SourceFile source) {}

  /**
   * That of the spec called {@code spec}; empty for one that is no file.
   *
   * @param folder what a relative name starts from
   */
  static Optional<LockFile> beside(String spec, Path folder) {
    return spec.equals(NamedFile.STANDARD) || spec.equals("standard input")
        ? Optional.empty()
        : Optional.of(new LockFile(folder.resolve(spec + ".lock")));
  }

  boolean isThere() {
    return Files.exists(path);
  }

  /** What it says; empty where it cannot be read, which is told. */
  Optional<Read> read(Report report) {
    Checked<InputFile> input = InputFile.read(path.toString(), path);
    report.show(path.toString(), input.findings());
    return input.value().map(InputFile::source).flatMap(source -> {
      Checked<ImageLock> lock = ImageLockReader.read(source);
      report.show(source, lock.findings());
      return lock.value().map(it -> new Read(it, source));
    });
  }

  /** The same, told to nobody. */
  Optional<ImageLock> quietly() {
    return InputFile.read(path.toString(), path)
        .then(it -> ImageLockReader.read(it.source()))
        .value();
  }

  /** The compiler that keeps to it, where there is one; empty where it cannot be read. */
  static Optional<SpecCompiler> applied(SpecCompiler compiler, String spec, Report report) {
    Optional<LockFile> file = beside(spec, Path.of("")).filter(LockFile::isThere);
    return file.isEmpty()
        ? Optional.of(compiler)
        : file.get()
            .read(report)
            .map(it -> compiler.with(compiler.images().with(Optional.of(it.lock()))));
  }

  /** Whether it could be written, which is told if not. */
  boolean write(ImageLock lock, Report report) {
    Checked<Path> written = OutputFile.write(path, lock.text().getBytes(StandardCharsets.UTF_8));
    report.show(path.toString(), written.findings());
    return written.value().isPresent();
  }
}
