package dev.jdf.cli;

import dev.jdf.check.SettingsReader;
import dev.jdf.compile.KnownTexts;
import dev.jdf.compile.SpecCheck;
import dev.jdf.compile.SpecCompiler;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Bases;
import dev.jdf.image.ImageLock;
import dev.jdf.image.ImageSettings;
import dev.jdf.image.KnownImages;
import dev.jdf.image.Rootfs;
import dev.jdf.lsp.Draft;
import dev.jdf.lsp.Workbench;
import dev.jdf.oci.Config;
import dev.jdf.oci.ImageConfig;
import dev.jdf.run.LauncherCache;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.store.Digest;
import dev.jdf.store.StoredImage;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the commands do, for the language server.
 *
 * @param settings those of the projects whose files are open
 * @param pages what links of findings lead to
 * @param known of the texts that are typed
 */
record EditorWorkbench(
    Map<String, String> environment, FollowedSettings settings, PageFiles pages, KnownTexts known)
    implements Workbench {

  private static final String PLATFORM = Request.PLAIN.platform();

  EditorWorkbench(Map<String, String> environment) {
    this(
        environment,
        new FollowedSettings(),
        new PageFiles(LauncherCache.location(environment)),
        new KnownTexts());
  }

  @Override
  public List<Diagnostic> check(Parsed spec, Path folder) {
    return new SpecCheck(environment)
        .check(
            spec, folder, settings.around(folder), known.of(spec.spec().source().name()))
        .findings();
  }

  @Override
  public void settings(Path file, Optional<SourceFile> shown) {
    settings.show(file, shown);
  }

  @Override
  public List<Diagnostic> checkSettings(SourceFile settings) {
    return SettingsReader.read(settings).findings();
  }

  @Override
  public Checked<Config> compile(Parsed spec, Path folder, Optional<String> target) {
    return compiler(target, spec, folder).compile(spec, folder);
  }

  @Override
  public Optional<Draft> draft(Parsed spec, Path folder, Optional<String> target) {
    return new DraftCompiler(compiler(target, spec, folder)).compile(spec, folder);
  }

  /** Who types fetches no image. */
  private SpecCompiler compiler(Optional<String> target, Parsed spec, Path folder) {
    ImageSettings images = images(spec, folder).with(ImageSettings.Fetching.NAMES_ONLY);
    return new SpecCompiler(target, List.of(), true, environment).with(images);
  }

  /** What is locked counts more than what was pulled. */
  @Override
  public Optional<String> digest(String reference, Parsed spec, Path folder) {
    return known(spec, folder).digest(reference).map(Digest::toString);
  }

  @Override
  public Optional<ImageConfig> image(
      String reference, Optional<String> platform, Parsed spec, Path folder) {
    return known(spec, folder).image(reference, platform.orElse(PLATFORM)).map(StoredImage::config);
  }

  private KnownImages known(Parsed spec, Path folder) {
    return new KnownImages(images(spec, folder), folder);
  }

  private ImageSettings images(Parsed spec, Path folder) {
    Optional<ImageLock> lock = LockFile.beside(spec.spec().source().name(), folder)
        .filter(LockFile::isThere)
        .flatMap(LockFile::quietly);
    return ImageSettings.of(environment).with(lock);
  }

  @Override
  public Optional<String> page(String name) {
    return pages.uri(name);
  }

  @Override
  public Optional<Rootfs> root(String reference, Path folder) {
    ImageSettings images = ImageSettings.of(environment).with(ImageSettings.Fetching.NAMES_ONLY);
    return new Bases(folder, folder, "", images)
        .open(reference, PLATFORM, Span.at(0), List.of())
        .value();
  }
}
