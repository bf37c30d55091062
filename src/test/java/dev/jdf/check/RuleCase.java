package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.Accounts;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.SpecParser;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What one rule says about a text, whether it is on or not, on a small machine. */
record RuleCase(Rule rule, Optional<String> settings) {

  List<Diagnostic> findings(SourceFile file) {
    return new Checker(on(), new SmallMachine())
        .check(SpecParser.parse(file)).stream()
            .filter(finding -> finding.code().id().equals(rule.id()))
            .toList();
  }

  private record SmallMachine() implements Machine {

    @Override
    public boolean has(String path) {
      return devicePaths().contains(path);
    }

    @Override
    public List<String> devicePaths() {
      return List.of("/dev/fuse", "/dev/null", "/dev/snd/timer");
    }

    @Override
    public Optional<Accounts> accounts() {
      return Optional.of(Accounts.parse(
          Optional.of("root:x:0:0::/root:\nalice:x:1000:1000::/home/alice:\n"),
          Optional.of("root:x:0:\naudio:x:29:alice\n")));
    }
  }

  private Settings on() {
    Settings project = settings
        .map(text -> SettingsReader.read(new SourceFile(".jbuild.yaml", text)))
        .map(read -> read.value().orElseThrow(() -> new AssertionError(read.findings())))
        .orElse(Settings.DEFAULT);
    TreeMap<String, Level> levels = new TreeMap<>(project.levels());
    levels.put(rule.id(), rule.level() == Level.OFF ? Level.WARNING : rule.level());
    return new Settings(
        levels,
        project.ignores(),
        project.registries(),
        project.labels(),
        project.failOn(),
        project.policy());
  }
}
