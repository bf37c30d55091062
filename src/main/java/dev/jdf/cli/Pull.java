package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.file.InputFile;
import dev.jdf.image.Bases;
import dev.jdf.image.ImageSettings;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Gathered;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One run of {@code jbuild pull}: images come into the store as for a build, and stay packed. */
final class Pull {

  private static final String SPEC = ".jdf";

  private final Console console;
  private final Report report;
  private final ImageSettings settings;
  private final PullRequest request;
  private final List<String> came = new ArrayList<>();

  Pull(Console console, Report report, ImageSettings settings, PullRequest request) {
    this.console = console;
    this.report = report;
    this.settings = settings;
    this.request = request;
  }

  /**
   * What one word of the user stands for.
   *
   * @param shown tells what was found
   * @param folder what relative paths start from
   */
  private record Wanted(
      Consumer<List<Diagnostic>> shown,
      Set<NamedBases.Base> bases,
      Path folder,
      ImageSettings settings) {}

  /** The exit code. Nothing is fetched while a word is wrong. */
  int run() throws IOException {
    List<Wanted> all = new ArrayList<>();
    for (String word : request.words()) {
      Optional<Wanted> wanted = isSpec(word) ? spec(word) : named(word);
      wanted.ifPresent(all::add);
    }
    boolean good = all.size() == request.words().size() && pulled(all);
    RegistryOptions.tellUnmet(settings, report);
    report.end();
    return good ? JBuild.DONE : JBuild.FAILED;
  }

  private static boolean isSpec(String word) {
    return word.endsWith(SPEC) || Files.isRegularFile(Path.of(word));
  }

  /** The images of all stages; empty after an error. */
  private Optional<Wanted> spec(String name) {
    Checked<InputFile> input = InputFile.read(name, Path.of(name));
    report.show(name, input.findings());
    Optional<LockFile> file = LockFile.beside(name, Path.of("")).filter(LockFile::isThere);
    Optional<LockFile.Read> lock = file.flatMap(it -> it.read(report));
    if (input.value().isEmpty() || (file.isPresent() && lock.isEmpty())) {
      return Optional.empty();
    }
    SourceFile source = input.value().get().source();
    Parsed parsed = SpecParser.parse(source);
    NamedBases named = NamedBases.of(parsed, request.arguments(), request.platforms());
    List<Diagnostic> findings = new ArrayList<>(parsed.findings());
    findings.addAll(named.findings());
    if (findings.stream().anyMatch(Diagnostic::isError)) {
      report.show(source, Gathered.of(source, findings));
      return Optional.empty();
    }
    return Optional.of(new Wanted(
        more -> {
          findings.addAll(more);
          report.show(source, Gathered.of(source, findings));
        },
        named.bases(),
        new NamedFile(name).folder(),
        settings.with(lock.map(LockFile.Read::lock))));
  }

  private Optional<Wanted> named(String name) {
    if (!Bases.isImage(name)) {
      console.err().println("jbuild: " + name + " is no image, and there is nothing to fetch");
      return Optional.empty();
    }
    Set<NamedBases.Base> bases = new LinkedHashSet<>();
    for (String platform : request.platforms()) {
      bases.add(new NamedBases.Base(new Word(name, Span.at(0)), platform));
    }
    Path here = Path.of("").toAbsolutePath();
    return Optional.of(new Wanted(found -> report.show(name, found), bases, here, settings));
  }

  /** Whether all came. */
  private boolean pulled(List<Wanted> all) {
    List<List<Diagnostic>> found = new ArrayList<>();
    all.forEach(it -> found.add(pulled(it)));
    // Not before all is there: for a large image the process begins again, and would say it twice.
    for (int i = 0; i < all.size(); i++) {
      all.get(i).shown().accept(found.get(i));
    }
    if (!request.quiet()) {
      List<String> told = came.isEmpty() && found.stream().allMatch(List::isEmpty)
          ? List.of("nothing to fetch: no stage starts from an image")
          : came;
      told.forEach(console.out()::println);
      console.out().flush();
    }
    return found.stream().flatMap(List::stream).noneMatch(Diagnostic::isError);
  }

  private List<Diagnostic> pulled(Wanted wanted) {
    List<Diagnostic> findings = new ArrayList<>();
    for (NamedBases.Base base : wanted.bases()) {
      if (Bases.isImage(base.from().text())) {
        findings.addAll(pulled(base, wanted));
      }
    }
    return findings;
  }

  /** What is to be said of an image that came, or did not. */
  private List<Diagnostic> pulled(NamedBases.Base base, Wanted wanted) {
    // Where its files would go is where it ends: what is packed is enough to need no network.
    Bases bases = new Bases(
        wanted.folder(),
        wanted.folder(),
        "",
        wanted.settings(),
        store -> (image, telling, span) -> {
          came.add(
              "pulled %s %s for %s".formatted(telling.image(), image.manifest(), base.platform()));
          return Checked.failed(List.of());
        });
    return bases
        .open(base.from().text(), base.platform(), base.from().span(), List.of())
        .findings();
  }
}
