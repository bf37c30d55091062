package dev.jdf.lsp;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Rootfs;
import dev.jdf.oci.Config;
import dev.jdf.oci.ImageConfig;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Parsed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the commands do with a file, for texts that nobody has saved yet. */
public interface Workbench {

  /**
   * All that {@code jbuild check} finds, in file order.
   *
   * @param folder what relative paths start from, and where settings are looked for
   */
  List<Diagnostic> check(Parsed spec, Path folder);

  /**
   * What an editor shows in place of a settings file counts from now on, until it is closed.
   *
   * @param shown absent if it is closed
   */
  void settings(Path file, Optional<SourceFile> shown);

  /** What is wrong with the text of a settings file. */
  List<Diagnostic> checkSettings(SourceFile settings);

  /**
   * What {@code jbuild} compiles a stage of a spec to, with a source map.
   *
   * @param target its name or number; the last one if absent
   */
  Checked<Config> compile(Parsed spec, Path folder, Optional<String> target);

  /** The same of a spec that may be wrong, without its wrong lines; for whoever looks while typing. */
  Optional<Draft> draft(Parsed spec, Path folder, Optional<String> target);

  /**
   * The digest, {@code sha256:…}, that is known of what FROM names, without asking anyone for it.
   *
   * @param reference {@code ubuntu:22.04}
   * @param spec where it is named: a lock file may lie beside it
   */
  Optional<String> digest(String reference, Parsed spec, Path folder);

  /**
   * The configuration of the image that FROM names, if a build would take it from the store: nothing
   * is fetched for it.
   *
   * @param platform what it is for, as it is written; docker's own if absent
   * @param spec where it is named: a lock file may lie beside it
   */
  Optional<ImageConfig> image(
      String reference, Optional<String> platform, Parsed spec, Path folder);

  /**
   * The address of a page about a code, rule or instruction, for the editor to open; absent where
   * none can be given.
   */
  Optional<String> page(String name);

  /**
   * The root filesystem that FROM names, if it is on this machine and needs no unpacking.
   *
   * @param reference {@code host}, {@code dir:./rootfs}
   */
  Optional<Rootfs> root(String reference, Path folder);
}
