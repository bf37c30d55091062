package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Bases;
import dev.jdf.image.ImageSettings;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of {@code jbuild pull}: images come into the store as for a build, and stay packed. */
final class Pull {

  private static final String SPEC = ".jdf";

  private final Console console;
  private final Report report;
  private final ImageSettings settings;
  private final PullRequest request;

  Pull(Console console, Report report, ImageSettings settings, PullRequest request) {
    this.console = console;
    this.report = report;
    this.settings = settings;
    this.request = request;
  }

  /** The exit code. */
  int run() throws IOException {
    boolean good = true;
    for (String word : request.words()) {
      good &= isSpec(word) ? spec(word) : named(word);
    }
    report.end();
    return good ? JBuild.DONE : JBuild.FAILED;
  }

  private static boolean isSpec(String word) {
    return word.endsWith(SPEC) || Files.isRegularFile(Path.of(word));
  }

  /** Whether the images of all its stages came. */
  private boolean spec(String name) {
    Checked<InputFile> input = InputFile.read(name, Path.of(name));
    report.show(name, input.findings());
    Optional<LockFile> file = LockFile.beside(name, Path.of("")).filter(LockFile::isThere);
    Optional<LockFile.Read> lock = file.flatMap(it -> it.read(report));
    if (input.value().isEmpty() || (file.isPresent() && lock.isEmpty())) {
      return false;
    }
    SourceFile source = input.value().get().source();
    Parsed parsed = SpecParser.parse(source);
    NamedBases named = NamedBases.of(parsed, request.arguments(), request.platforms());
    List<Diagnostic> findings = new ArrayList<>(parsed.findings());
    findings.addAll(named.findings());
    if (findings.stream().noneMatch(Diagnostic::isError)) {
      Path folder =
          Optional.ofNullable(Path.of(name).toAbsolutePath().getParent()).orElse(Path.of("/"));
      ImageSettings own = settings.with(lock.map(LockFile.Read::lock));
      named.bases().stream()
          .filter(it -> Bases.isImage(it.from().text()))
          .forEach(it -> findings.addAll(pulled(it, folder, own)));
    }
    report.show(source, findings);
    return findings.stream().noneMatch(Diagnostic::isError);
  }

  private boolean named(String name) {
    if (!Bases.isImage(name)) {
      console.err().println("jbuild: " + name + " is no image, and there is nothing to fetch");
      return false;
    }
    List<Diagnostic> findings = new ArrayList<>();
    for (String platform : request.platforms()) {
      NamedBases.Base base = new NamedBases.Base(new Word(name, Span.at(0)), platform);
      findings.addAll(pulled(base, Path.of("").toAbsolutePath(), settings));
    }
    report.show(name, findings);
    return findings.stream().noneMatch(Diagnostic::isError);
  }

  /** What is to be said of an image that came, or did not. */
  private List<Diagnostic> pulled(NamedBases.Base base, Path folder, ImageSettings own) {
    List<String> came = new ArrayList<>();
    // Where its files would go is where it ends: what is packed is enough to need no network.
    Bases bases = new Bases(folder, folder, "", own, store -> (image, telling, span) -> {
      came.add("pulled %s %s for %s".formatted(telling.image(), image.manifest(), base.platform()));
      return Checked.failed(List.of());
    });
    List<Diagnostic> findings = bases
        .open(base.from().text(), base.platform(), base.from().span(), List.of())
        .findings();
    if (!request.quiet()) {
      came.forEach(console.out()::println);
      console.out().flush();
    }
    return findings;
  }
}
