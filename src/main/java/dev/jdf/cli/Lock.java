package dev.jdf.cli;

import dev.jdf.compile.StageCompiler;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.file.InputFile;
import dev.jdf.image.ImageLock;
import dev.jdf.image.ImageLock.Entry;
import dev.jdf.image.LockCode;
import dev.jdf.image.Locking;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.store.Refusal;
import dev.jdf.syntax.Gathered;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.SpecParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One run of {@code jbuild lock}. */
final class Lock {

  private final Console console;
  private final Report report;
  private final Locking locking;
  private final LockRequest request;

  Lock(Console console, Report report, Locking locking, LockRequest request) {
    this.console = console;
    this.report = report;
    this.locking = locking;
    this.request = request;
  }

  /** An image that a spec names, with the platforms for which it is wanted. */
  private record Named(String reference, Span span, Set<String> platforms) {}

  /** The exit code. */
  int run() throws IOException {
    int code = locked();
    RegistryOptions.tellUnmet(locking.settings(), report);
    report.end();
    return code;
  }

  private int locked() throws IOException {
    Path spec = Path.of(request.spec());
    Checked<InputFile> input = InputFile.read(request.spec(), spec);
    report.show(request.spec(), input.findings());
    LockFile file = new LockFile(Path.of(request.spec() + ".lock"));
    Optional<LockFile.Read> old = file.isThere() ? file.read(report) : Optional.empty();
    if (input.value().isEmpty() || (file.isThere() && old.isEmpty())) {
      return JBuild.FAILED;
    }
    SourceFile source = input.value().get().source();
    Optional<Map<String, Named>> named = named(source, old.map(LockFile.Read::lock));
    if (named.isEmpty()) {
      return JBuild.FAILED;
    }
    return request.mode() == LockRequest.Mode.CHECK
        ? check(source, named.get(), old)
        : write(source, named.get(), new Target(file, old.map(LockFile.Read::lock)));
  }

  /** Where the result goes, and what was there. */
  private record Target(LockFile file, Optional<ImageLock> old) {}

  /** By the names that the lock has for them; empty after an error. */
  private Optional<Map<String, Named>> named(SourceFile source, Optional<ImageLock> old) {
    Parsed parsed = SpecParser.parse(source);
    NamedBases bases = NamedBases.of(parsed, request.arguments(), platforms(old));
    List<Diagnostic> findings = new ArrayList<>(parsed.findings());
    findings.addAll(bases.findings());
    Map<String, Named> named = new LinkedHashMap<>();
    for (NamedBases.Base base : bases.bases()) {
      try {
        locking
            .nameOf(base.from().text())
            .ifPresent(name -> named
                .computeIfAbsent(
                    name, it -> new Named(base.from().text(), base.from().span(), new TreeSet<>()))
                .platforms()
                .add(base.platform()));
      } catch (Refusal e) {
        findings.add(e.at(base.from().span()));
      }
    }
    report.show(source, Gathered.of(source, findings));
    return findings.stream().anyMatch(Diagnostic::isError) ? Optional.empty() : Optional.of(named);
  }

  private List<String> platforms(Optional<ImageLock> old) {
    List<String> before = old.map(ImageLock::platforms).orElse(List.of());
    if (!request.platforms().isEmpty()) {
      return request.platforms();
    }
    return before.isEmpty() ? List.of(StageCompiler.platform()) : before;
  }

  private int write(SourceFile source, Map<String, Named> named, Target target) {
    Optional<Set<String>> chosen = chosen(named);
    if (chosen.isEmpty()) {
      return JBuild.FAILED;
    }
    List<Entry> entries = new ArrayList<>();
    boolean failed = false;
    for (Map.Entry<String, Named> each : named.entrySet()) {
      Optional<Entry> before = target.old().flatMap(it -> it.find(each.getKey()));
      boolean kept = before.isPresent() && !chosen.get().contains(each.getKey());
      Optional<Entry> entry = kept ? before : looked(source, each.getValue());
      failed |= entry.isEmpty();
      entry.ifPresent(it -> entries.add(unchanged(before, it)));
    }
    return !failed && write(new ImageLock(entries), target) ? JBuild.DONE : JBuild.FAILED;
  }

  /** What is as before keeps its date, so that the file changes only with what it says. */
  private static Entry unchanged(Optional<Entry> before, Entry now) {
    return before.filter(it -> it.isSame(now)).orElse(now);
  }

  private boolean write(ImageLock lock, Target target) {
    if (!target.file().write(lock, report)) {
      return false;
    }
    for (Entry entry : lock.entries()) {
      Optional<Entry> before = target.old().flatMap(it -> it.find(entry.reference()));
      String how = before.isEmpty()
          ? "locked"
          : before.get().digest().equals(entry.digest()) ? "as before" : "moved";
      console.out().println(how + " " + entry.reference() + " " + entry.digest());
    }
    if (lock.entries().isEmpty()) {
      console.out().println("nothing to lock: no stage starts from an image of a registry");
    }
    console.out().flush();
    return true;
  }

  /** The names to be looked up: all, or those that are asked for; empty where one is unknown. */
  private Optional<Set<String>> chosen(Map<String, Named> named) {
    if (request.update().isEmpty()) {
      return Optional.of(named.keySet());
    }
    Set<String> chosen = new TreeSet<>();
    for (String word : request.update()) {
      Optional<String> name = nameOf(word).filter(named::containsKey);
      if (name.isEmpty()) {
        report.show(request.spec(), List.of(notNamed(word, named)));
        return Optional.empty();
      }
      chosen.add(name.get());
    }
    return Optional.of(chosen);
  }

  private static Diagnostic notNamed(String word, Map<String, Named> named) {
    Set<String> names = new TreeSet<>(named.keySet());
    named.values().forEach(it -> names.add(it.reference()));
    // The end of a name is what people remember of it.
    Optional<String> near = names.stream()
        .filter(it -> it.endsWith("/" + word) || it.contains("/" + word + ":"))
        .findFirst()
        .or(() -> Nearest.to(word, names));
    Diagnostic finding =
        Diagnostic.error(LockCode.NOT_NAMED, Span.at(0), "no stage starts from " + word);
    return near.map(it -> finding.withNote("did you mean " + it + "?"))
        .orElse(finding)
        .withNote(
            named.isEmpty()
                ? "no stage starts from an image that can be locked"
                : "the stages start from " + String.join(", ", named.keySet()));
  }

  private Optional<String> nameOf(String word) {
    try {
      return locking.nameOf(word);
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  private Optional<Entry> looked(SourceFile source, Named named) {
    try {
      return Optional.of(locking.entry(named.reference(), List.copyOf(named.platforms())));
    } catch (Refusal e) {
      report.show(source, List.of(e.at(named.span())));
    } catch (IOException e) {
      console.err().println("jbuild: " + named.reference() + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  private int check(SourceFile source, Map<String, Named> named, Optional<LockFile.Read> old) {
    List<Diagnostic> findings = new ArrayList<>();
    boolean failed = false;
    for (Map.Entry<String, Named> each : named.entrySet()) {
      Span span = each.getValue().span();
      Optional<Entry> before = old.flatMap(it -> it.lock().find(each.getKey()));
      if (before.isEmpty()) {
        findings.add(Diagnostic.error(
            LockCode.NOT_LOCKED, span, each.getKey() + " is not in the lock file"));
        continue;
      }
      Optional<Entry> now = looked(source, each.getValue());
      failed |= now.isEmpty();
      now.flatMap(it -> locking.moved(before.get(), it, span)).ifPresent(findings::add);
    }
    report.show(source, findings);
    List<Diagnostic> stale = old.map(it -> stale(it.lock(), named)).orElse(List.of());
    old.ifPresent(it -> report.show(it.source(), stale));
    return failed || !findings.isEmpty() || !stale.isEmpty() ? JBuild.FAILED : JBuild.DONE;
  }

  private static List<Diagnostic> stale(ImageLock lock, Map<String, Named> named) {
    return lock.entries().stream()
        .filter(it -> !named.containsKey(it.reference()))
        .map(it ->
            Diagnostic.warning(LockCode.STALE, it.span(), "no stage starts from " + it.reference()))
        .toList();
  }
}
