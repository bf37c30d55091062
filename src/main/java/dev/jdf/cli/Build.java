package dev.jdf.cli;

import dev.jdf.compile.Compiled;
import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.ColorMode;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.exposure.Summary;
import dev.jdf.file.InputFile;
import dev.jdf.file.OutputFile;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One run of jbuild: spec → configuration, and what is wanted of it.
 *
 * @param quiet whether nothing is said of what went well
 */
record Build(Console console, Report report, SpecCompiler compiler, boolean quiet) {

  /** A run without options. */
  static Build plain(Console console) {
    SpecCompiler compiler = new SpecCompiler(
            Optional.empty(), List.of(), true, console.environment())
        .with(ImageOptions.usual(console));
    Report report = new Report(console, ColorMode.AUTO.colours(console));
    return new Build(console, report, compiler, false);
  }

  /** The exit code. */
  int run(BuildRequest request) throws IOException {
    int code = build(request);
    report.end();
    return code;
  }

  private int build(BuildRequest request) throws IOException {
    Optional<InputFile> input = read(request.spec());
    Optional<SpecCompiler> own = LockFile.applied(compiler, request.spec(), report);
    if (input.isEmpty() || own.isEmpty()) {
      return input.isEmpty() && isMeantAsCommand(request.spec()) ? JBuild.MISUSED : JBuild.FAILED;
    }
    BuildPlace place = BuildPlace.of(request);
    if (place.config().isEmpty()) {
      return build(input.get(), request, own.get().into(place.nowhere()), place);
    }
    try (BundleRoot root = new BundleRoot(place.config().get(), request.replace())) {
      int code = build(input.get(), request, own.get().into(store -> root), place);
      if (code == JBuild.DONE) {
        root.keep();
        tell(place, root);
      }
      return code;
    }
  }

  private int build(InputFile input, BuildRequest request, SpecCompiler into, BuildPlace place)
      throws IOException {
    Path folder = new NamedFile(request.spec()).folder();
    Checked<Compiled> compiled = into.compile(input.source(), folder, List.of());
    report.show(input.source(), compiled.findings());
    RegistryOptions.tellUnmet(into.images(), report);
    report.end();
    if (compiled.value().isEmpty()) {
      return JBuild.FAILED;
    }
    Config config = place.placed(compiled.value().get());
    boolean written =
        place.name().map(name -> write(name, config, request.format())).orElse(true);
    boolean launched = !written
        || request.launcher().isEmpty()
        || launcher(request.launcher().get(), input.source(), config, place.bundle());
    return written && launched ? JBuild.DONE : JBuild.FAILED;
  }

  private Optional<InputFile> read(String spec) throws IOException {
    NamedFile file = new NamedFile(spec);
    Checked<InputFile> input = file.read(console);
    report.show(file.name(), input.findings());
    if (input.value().isEmpty()) {
      JBuild.meant(spec)
          .map(it -> "did you mean jbuild " + it + "?")
          .or(() -> NoSuchFile.hint(spec, input.findings()))
          .ifPresent(console.err()::println);
    }
    return input.value();
  }

  /** Whether a word that is no file is nearly a command: then the command line is what is wrong. */
  private static boolean isMeantAsCommand(String spec) throws IOException {
    return JBuild.meant(spec).isPresent()
        && !Files.exists(new NamedFile(spec).path(), LinkOption.NOFOLLOW_LINKS);
  }

  private boolean write(String name, Config config, BuildRequest.Format format) {
    String text = switch (format) {
      case JSON -> ConfigWriter.write(config);
      case YAML -> ConfigWriter.writeYaml(config);
    };
    if (name.equals(NamedFile.STANDARD)) {
      console.out().print(text);
      console.out().flush();
      return !console.out().checkError();
    }
    Checked<Path> file = OutputFile.write(Path.of(name), text.getBytes(StandardCharsets.UTF_8));
    report.show(name, file.findings());
    file.value().ifPresent(path -> tell(name, config));
    return file.value().isPresent();
  }

  /** The program that runs the configuration on a machine like this one. */
  private boolean launcher(String name, SourceFile spec, Config config, String bundle)
      throws IOException {
    Optional<byte[]> program = new LauncherFile(report).of(spec, config, bundle);
    if (program.isEmpty()) {
      return false;
    }
    Checked<Path> file = OutputFile.writeProgram(new NamedFile(name).path(), program.get());
    report.show(name, file.findings());
    file.value().ifPresent(path -> tell(name, config));
    return file.value().isPresent();
  }

  private void tell(String name, Config config) {
    if (!quiet) {
      console.err().println(name + ": " + Summary.of(config));
    }
  }

  /** Where the files of the image went, named as the configuration was. */
  private void tell(BuildPlace place, BundleRoot root) {
    if (!quiet && !root.told().isEmpty()) {
      String beside =
          Path.of(place.name().orElse("")).resolveSibling(BundleRoot.NAME).toString();
      console.err().println(beside + ": " + root.told());
    }
  }
}
