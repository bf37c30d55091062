package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.oci.Config;
import dev.jdf.oci.Config.Hooks;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Process;
import dev.jdf.oci.SourceMap;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction.Domainname;
import dev.jdf.syntax.IsolationInstruction.Hostname;
import dev.jdf.syntax.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A spec and the root it stands on → the OCI configuration that says the same. */
public final class Lowering {

  /** The first version of the runtime-spec with recursive mount options, errno returns, domainname. */
  private static final String RECENT = "1.1.0";

  private static final String OLDEST = "1.0.2";

  private Lowering() {}

  /** All that is wrong with the spec is found at once; spans are places in {@code file}. */
  public static Checked<Config> lower(SourceFile file, Profile profile, Base base, Target target) {
    Checked<Config> result = sections(file, profile, base, target)
        .then(sections ->
            Checked.ok(sections.config(target.sourceMap() ? Optional.of(file) : Optional.empty())));
    List<Diagnostic> findings = new ArrayList<>(result.findings());
    findings.addAll(HiddenFiles.findings(profile, base, target.surroundings()));
    findings.addAll(Replaced.findings(
        profile, earlier -> sections(file, earlier, base, target).findings()));
    findings.sort(Diagnostic.BY_PLACE);
    return new Checked<>(result.value(), findings).whole();
  }

  /** What is wrong with what the lines say of an image that is made of them. */
  public static List<Diagnostic> ofImage(Profile profile) {
    List<Diagnostic> findings = new ArrayList<>(AnnotationLowering.wrongValues(profile));
    findings.addAll(Replaced.findings(profile, AnnotationLowering::wrongValues));
    return findings;
  }

  private static Checked<Sections> sections(
      SourceFile file, Profile profile, Base base, Target target) {
    Join join = new Join();
    Settings settings = Settings.of(profile, base);
    join.addAll(settings.findings());
    Optional<Traced<Process>> process = join.take(ProcessLowering.lower(profile, base, settings));
    Optional<FileSystem> files = join.take(FileSystem.lower(profile, base, settings));
    Optional<Traced<SortedMap<String, String>>> annotations =
        join.take(AnnotationLowering.lower(profile, base));
    Optional<KernelSettings> kernel =
        join.take(KernelSettings.lower(file, profile, settings, target));
    return join.to(() -> new Sections(
        process.orElseThrow(),
        files.orElseThrow(),
        names(profile, settings),
        annotations.orElseThrow(),
        new LinuxLowering(settings, files.orElseThrow(), kernel.orElseThrow())
            .lower(profile, target)));
  }

  private static Traced<Names> names(Profile profile, Settings settings) {
    return new Origins()
        .put("/hostname", profile.last(Hostname.class))
        .put("/domainname", profile.last(Domainname.class))
        .of(settings.names());
  }

  /** The sections of the configuration, each with its origins. */
  private record Sections(
      Traced<Process> process,
      FileSystem files,
      Traced<Names> names,
      Traced<SortedMap<String, String>> annotations,
      Traced<Linux> linux) {

    Config config(Optional<SourceFile> mapped) {
      return new Config(
          version(),
          process.value(),
          files.root().value(),
          names.value().host().orElse(null),
          names.value().domain().orElse(null),
          files.mounts().value(),
          Hooks.NONE,
          mapped.map(this::withSource).orElse(annotations.value()),
          linux.value());
    }

    private String version() {
      boolean recursive =
          files.mounts().value().stream().anyMatch(mount -> mount.options().contains("rro"));
      boolean named = names.value().domain().isPresent();
      return recursive || named || linux.value().seccomp() != null ? RECENT : OLDEST;
    }

    private SortedMap<String, String> withSource(SourceFile file) {
      SortedMap<String, Integer> lines = new TreeMap<>();
      origins().forEach((pointer, span) -> lines.put(pointer, file.line(span.start())));
      SortedMap<String, String> all = new TreeMap<>(annotations.value());
      String name = file.name().substring(file.name().lastIndexOf('/') + 1);
      all.put(SourceMap.ANNOTATION, new SourceMap(name, lines).toAnnotation());
      return all;
    }

    private SortedMap<String, Span> origins() {
      SortedMap<String, Span> all = new TreeMap<>();
      all.putAll(process.origins());
      all.putAll(files.root().origins());
      all.putAll(files.mounts().origins());
      all.putAll(names.origins());
      all.putAll(annotations.origins());
      all.putAll(linux.origins());
      return all;
    }
  }
}
