package dev.jdf.cli;

import dev.jdf.compile.Compiled;
import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.ConfigReader;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.oci.Process;
import dev.jdf.plan.RootWrites;
import dev.jdf.source.SourceFile;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out what jexec is to run: what a file says, or what comes of a spec. */
record RunConfigReader(ExecRequest request, Console console, Report report, HeldTrees trees) {

  /** Empty after an error, which was shown; relative paths start from {@code folder}. */
  Optional<RunConfig> read(SourceFile file, Path folder) {
    return ConfigPlace.isConfig(file)
        ? shown(file, ConfigReader.read(file))
            .map(this::withArguments)
            .map(document -> new RunConfig(
                document, UsualWrites.of(document.config(), folder), Optional.empty()))
        : compiled(file, folder);
  }

  /** As if jbuild had written the configuration, and jexec read it. */
  private Optional<RunConfig> compiled(SourceFile spec, Path folder) {
    SpecCompiler compiler = new SpecCompiler(
            request.build().target(), request.build().arguments(), true, console.environment())
        .with(request.build().images().settings(console))
        .into(trees);
    Optional<Compiled> compiled = LockFile.applied(compiler, spec.name(), report)
        .flatMap(it -> shown(spec, it.compile(spec, folder, request.arguments())));
    RegistryOptions.tellUnmet(compiler.images(), report);
    return compiled.flatMap(it -> written(spec, it));
  }

  /** The store's copy of an image stays as it is, whoever writes to it. */
  private Optional<RunConfig> written(SourceFile spec, Compiled compiled) {
    SourceFile config =
        new SourceFile(spec.name() + ".json", ConfigWriter.write(compiled.config()));
    RootWrites writes =
        compiled.isOfStore() ? new RootWrites.Discarded() : new RootWrites.InPlace();
    return shown(config, ConfigReader.read(config))
        .map(document -> new RunConfig(
            withPlaceOfArguments(document), writes, Optional.ofNullable(compiled.root())));
  }

  /** The program of an ENTRYPOINT is the spec's, whatever the arguments. */
  private ConfigDocument withPlaceOfArguments(ConfigDocument document) {
    Process process = document.config().process();
    return process != null && process.args().equals(request.arguments())
        ? fromCommandLine(document, document.config())
        : document;
  }

  /** What follows {@code --} takes the place of the arguments. */
  private ConfigDocument withArguments(ConfigDocument document) {
    Process process = document.config().process();
    if (process == null || request.arguments().isEmpty()) {
      return document;
    }
    Config config = document.config().withProcess(process.withArgs(request.arguments()));
    return fromCommandLine(document, config);
  }

  private static ConfigDocument fromCommandLine(ConfigDocument document, Config config) {
    return new ConfigDocument(
        document.file(),
        config,
        document.locations().replacing("/process/args", "the command line"));
  }

  private <T> Optional<T> shown(SourceFile file, Checked<T> checked) {
    report.show(file, checked.findings());
    return checked.value();
  }
}
