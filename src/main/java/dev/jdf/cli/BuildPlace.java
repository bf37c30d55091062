package dev.jdf.cli;

import dev.jdf.compile.Compiled;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Rootfs;
import dev.jdf.image.TreePlaces;
import dev.jdf.oci.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a configuration goes, and the files of an image with it: a configuration on the disk never names
 * the store's copy, which another runtime would write to.
 *
 * @param name as it is written; absent if nobody wants the configuration
 * @param config absolute; absent if it goes to no file
 * @param folder whether a folder was named, as a bundle of its own
 */
record BuildPlace(Optional<String> name, Optional<Path> config, boolean folder) {

  static BuildPlace of(BuildRequest request) throws IOException {
    Optional<String> name = request.configuration();
    if (name.isEmpty() || name.get().equals(NamedFile.STANDARD)) {
      return new BuildPlace(name, Optional.empty(), false);
    }
    Path path = new NamedFile(name.get()).path();
    boolean folder = name.get().endsWith("/") || Files.isDirectory(path);
    String file = folder ? path.resolve(request.format().fileName()).toString() : name.get();
    Path config = new NamedFile(file).path().toAbsolutePath().normalize();
    return new BuildPlace(Optional.of(file), Optional.of(config), folder);
  }

  /** What refuses images, where their files have no place. */
  TreePlaces nowhere() {
    String message = name.isPresent()
        ? "the files of an image cannot go to standard output"
        : "a launcher of an image needs the image's files";
    return store -> (image, telling, span) ->
        Checked.failed(List.of(Diagnostic.error(CliCode.NO_PLACE_FOR_ROOT, span, message)
            .withNote("-o DIR/ writes a bundle: config.json with the files beside it")));
  }

  /** The configuration as it is written: what is beside it is named so. */
  Config placed(Compiled compiled) throws IOException {
    Rootfs root = compiled.root();
    Config config = compiled.config();
    if (root == null || this.config.isEmpty()) {
      return config;
    }
    if (folder) {
      Files.createDirectories(Path.of(bundleFolder()));
    }
    return switch (root.kind()) {
      case IMAGE ->
        CallersConfig.of(beside(config)).withAnnotation(BundleRoot.IMAGE, compiled.imageDigest());
      case SCRATCH -> folder ? CallersConfig.of(beside(emptyRoot(config))) : config;
      case HOST, DIRECTORY -> config;
    };
  }

  private static Config beside(Config config) {
    return config.withRoot(new Config.Root(BundleRoot.NAME, config.root().readonly()));
  }

  private Config emptyRoot(Config config) throws IOException {
    Files.createDirectories(Path.of(bundleFolder(), BundleRoot.NAME));
    return config;
  }

  private String bundleFolder() {
    return config.map(Path::getParent).orElse(Path.of("")).toString();
  }

  /** What relative paths of the configuration start from. */
  String bundle() throws IOException {
    return Path.of(bundleFolder()).toRealPath().toString();
  }
}
