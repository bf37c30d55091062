package dev.jdf.lsp;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Rootfs;
import dev.jdf.oci.Config;
import dev.jdf.oci.ImageConfig;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Parsed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A workbench that does each work once: several requests ask about the same version of a text. What
 * it knows is forgotten when something outside of the texts has changed.
 */
final class Remembered implements Workbench {

  /** Results, for all texts: what is older is about versions that nobody sees any more. */
  private static final int MOST = 64;

  private final Workbench workbench;
  private final Results<List<Diagnostic>> checks = new Results<>();
  private final Results<Checked<Config>> compilations = new Results<>();
  private final Results<Optional<Draft>> drafts = new Results<>();

  Remembered(Workbench workbench) {
    this.workbench = workbench;
  }

  void forget() {
    checks.clear();
    compilations.clear();
    drafts.clear();
  }

  @Override
  public List<Diagnostic> check(Parsed spec, Path folder) {
    return checks.get(
        new Work(spec.spec().source(), folder, Optional.empty()),
        () -> workbench.check(spec, folder));
  }

  @Override
  public void settings(Path file, Optional<SourceFile> shown) {
    workbench.settings(file, shown);
    forget();
  }

  @Override
  public List<Diagnostic> checkSettings(SourceFile settings) {
    return workbench.checkSettings(settings);
  }

  @Override
  public Checked<Config> compile(Parsed spec, Path folder, Optional<String> target) {
    return compilations.get(
        new Work(spec.spec().source(), folder, target),
        () -> workbench.compile(spec, folder, target));
  }

  @Override
  public Optional<Draft> draft(Parsed spec, Path folder, Optional<String> target) {
    return drafts.get(
        new Work(spec.spec().source(), folder, target),
        () -> workbench.draft(spec, folder, target));
  }

  @Override
  public Optional<String> digest(String reference, Parsed spec, Path folder) {
    return workbench.digest(reference, spec, folder);
  }

  @Override
  public Optional<ImageConfig> image(
      String reference, Optional<String> platform, Parsed spec, Path folder) {
    return workbench.image(reference, platform, spec, folder);
  }

  @Override
  public Optional<String> page(String name) {
    return workbench.page(name);
  }

  @Override
  public Optional<Rootfs> root(String reference, Path folder) {
    return workbench.root(reference, folder);
  }

  private record Work(SourceFile text, Path folder, Optional<String> target) {}

  /** Those that were asked for last. */
  private static final class Results<T> {

    private final Map<Work, Lazy<T>> known = new LinkedHashMap<>(16, 0.75f, true);

    T get(Work work, Supplier<T> result) {
      return lazy(work, result).get();
    }

    private synchronized Lazy<T> lazy(Work work, Supplier<T> result) {
      Lazy<T> found = known.computeIfAbsent(work, it -> new Lazy<>(result));
      if (known.size() > MOST) {
        known.remove(known.keySet().iterator().next());
      }
      return found;
    }

    synchronized void clear() {
      known.clear();
    }
  }
}
