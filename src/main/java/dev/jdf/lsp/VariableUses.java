package dev.jdf.lsp;

import dev.jdf.lsp.ScopedVariables.Known;
import dev.jdf.lsp.VariableUse.Kind;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.StageTree;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.VariableDefinition;
import dev.jdf.syntax.VariableReference;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a spec writes names of variables, and which of them mean the same: each stage has variables
 * of its own, and those of the stage it starts from; what stands in front of the first FROM is for
 * FROM lines, and for stages that take it with an ARG.
 */
final class VariableUses {

  private final Spec spec;
  private final ShellUses shell;
  private final Map<Integer, List<VariableDefinition>> definitions = new HashMap<>();
  private final ScopedVariables globals = new ScopedVariables();
  private final ScopedVariables own = new ScopedVariables();
  private final List<VariableUse> found = new ArrayList<>();
  private int stage = VariableUse.GLOBAL;

  private VariableUses(Spec spec) {
    this.spec = spec;
    this.shell = new ShellUses(spec);
    VariableDefinition.in(spec)
        .forEach(it -> definitions
            .computeIfAbsent(it.line().span().start(), line -> new ArrayList<>())
            .add(it));
  }

  /** In file order. */
  static List<VariableUse> of(Stages all) {
    VariableUses uses = new VariableUses(all.spec());
    List<Stage> stages = all.all();
    uses.globals.open();
    uses.aboveStages(stages);
    stages.forEach(it -> uses.reads(it.from()));
    StageTree.of(all).walk(uses.own::open, uses.own::close, index -> {
      uses.stage = index;
      uses.read(stages.get(index));
    });
    uses.found.sort(Comparator.comparingInt(use -> use.span().start()));
    return uses.found;
  }

  private void aboveStages(List<Stage> stages) {
    int end = stages.isEmpty() ? Integer.MAX_VALUE : stages.get(0).from().span().start();
    spec.instructions().stream()
        .filter(line -> line.span().start() < end)
        .filter(Arg.class::isInstance)
        .forEach(this::define);
  }

  /** Programs start when all of a stage is said: they find what ENV says below, too. */
  private void read(Stage lines) {
    lines.instructions().forEach(this::read);
    for (Instruction line : lines.instructions()) {
      shell
          .atStart(line)
          .forEach(it -> add(it, own.find(it.word().text()).filter(Known::inEnvironment)));
    }
  }

  private void read(Instruction line) {
    if (line instanceof Onbuild onbuild) {
      keep(onbuild);
      return;
    }
    define(line);
    shell.whileBuilding(line).forEach(it -> add(it, own.find(it.word().text())));
  }

  /** What ONBUILD keeps is for stages and files that start from this one: nothing is certain. */
  private void keep(Onbuild line) {
    Instruction trigger = line.trigger();
    Stream<Word> read = VariableReference.in(spec, line).stream()
        .map(reference -> new Word(reference.name(), reference.nameSpan()));
    Stream<Word> set = definitions.getOrDefault(trigger.span().start(), List.of()).stream()
        .map(VariableDefinition::name);
    Stream<Word> named = Stream.concat(shell.whileBuilding(trigger), shell.atStart(trigger))
        .map(ShellUses.Use::word);
    Stream.of(read, set, named)
        .flatMap(words -> words)
        .forEach(word -> add(new ShellUses.Use(word, false), own.find(word.text())));
  }

  private void add(ShellUses.Use use, Optional<Known> known) {
    Kind kind = use.plain() ? Kind.READS : Kind.UNCLEAR;
    add(use.word(), kind, known.map(Known::variable), known.map(Known::set));
  }

  /** ENV reads all of its values before it sets any; ARG goes from left to right. */
  private void define(Instruction line) {
    List<VariableDefinition> sets = definitions.getOrDefault(line.span().start(), List.of());
    List<VariableReference> reads = VariableReference.in(spec, line);
    int read = 0;
    for (VariableDefinition definition : sets) {
      int end = line instanceof Arg ? definition.name().span().start() : Integer.MAX_VALUE;
      for (; read < reads.size() && reads.get(read).span().start() < end; read++) {
        reads(reads.get(read));
      }
      set(definition);
    }
    reads.subList(read, reads.size()).forEach(this::reads);
  }

  private void reads(From from) {
    VariableReference.in(spec, from).forEach(this::reads);
  }

  private void reads(VariableReference reference) {
    if (!reference.name().isEmpty()) {
      Optional<Known> known = scope().find(reference.name());
      Word name = new Word(reference.name(), reference.nameSpan());
      add(name, Kind.READS, known.map(Known::variable), known.map(Known::set));
    }
  }

  private void set(VariableDefinition definition) {
    boolean arg = definition.line() instanceof Arg;
    String name = definition.name().text();
    Optional<Known> before = scope().find(name);
    Optional<Known> handedOn = arg && definition.value() == null && stage != VariableUse.GLOBAL
        ? globals.find(name)
        : Optional.empty();
    Variable variable = before.or(() -> handedOn).map(Known::variable).orElseGet(Variable::new);
    handedOn.ifPresent(it -> variable.join(it.variable()));
    boolean environment = !arg || before.filter(Known::inEnvironment).isPresent();
    Span place = definition.name().span();
    scope().set(name, new Known(variable, place, environment));
    Kind kind = arg && definition.value() == null ? Kind.DECLARES : Kind.SETS;
    add(definition.name(), kind, Optional.of(variable), handedOn.map(Known::set));
  }

  private ScopedVariables scope() {
    return stage == VariableUse.GLOBAL ? globals : own;
  }

  private void add(Word name, Kind kind, Optional<Variable> variable, Optional<Span> source) {
    @Nullable Variable meant = variable.orElse(null);
    found.add(new VariableUse(name.text(), name.span(), stage, kind, meant, source.orElse(null)));
  }
}
