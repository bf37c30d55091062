package dev.jdf.syntax;

import dev.jdf.diagnostic.NearestInFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of a spec in all its stages, whatever the target: what FROM lines come to without
 * build arguments, and which words ask for what nothing sets.
 */
public final class Variables {

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final Comparator<UnsetVariable> BY_PLACE = (one, other) ->
      Integer.compare(one.word().span().start(), other.word().span().start());

  private final char escape;
  private final Map<String, String> globals;
  private final InheritedVariables own =
      new InheritedVariables(Collections.singletonMap("PATH", PATH));
  private final Budget budget = new Budget();
  private final NearestInFile nearest = new NearestInFile();
  private final List<Word> bases = new ArrayList<>();
  private final List<UnsetVariable> inFrom = new ArrayList<>();
  private final List<UnsetVariable> inStages = new ArrayList<>();
  private final Map<Span, String> texts = new HashMap<>();

  private Variables(Stages stages) {
    this.escape = stages.spec().escape();
    this.globals = stages.froms().variables();
  }

  public static Variables of(Spec spec, Request request) {
    return of(Stages.of(spec, request));
  }

  /** The same of stages that are known already. */
  public static Variables of(Stages stages) {
    Variables variables = new Variables(stages);
    stages.all().forEach(stage -> variables.base(stage.from()));
    variables.read(stages);
    variables.inStages.sort(BY_PLACE);
    return variables;
  }

  /** The image of each FROM, expanded; empty where it cannot be. */
  public List<Word> bases() {
    return Collections.unmodifiableList(bases);
  }

  /** What FROM lines ask for in vain. */
  public List<UnsetVariable> inFrom() {
    return Collections.unmodifiableList(inFrom);
  }

  /** What the other lines ask for in vain. */
  public List<UnsetVariable> inStages() {
    return Collections.unmodifiableList(inStages);
  }

  /** What a word comes to; as written where it cannot be expanded, or is not. */
  public String text(Word word) {
    return texts.getOrDefault(word.span(), word.text());
  }

  private void base(From from) {
    bases.add(new Word(look(from.image(), globals, inFrom), from.image().span()));
    if (from.platform() != null) {
      look(from.platform(), globals, inFrom);
    }
  }

  /** Each stage while the one that it starts from is open. */
  private void read(Stages stages) {
    List<Stage> all = stages.all();
    StageTree.of(stages)
        .walk(own::open, own::close, stage -> all.get(stage).instructions().forEach(this::read));
  }

  /** What RUN mounts and what ONBUILD keeps is left to the builder. */
  private void read(Instruction line) {
    if (line instanceof Arg arg) {
      arg.parameters().forEach(this::declare);
    } else if (line instanceof Env env) {
      Map<String, String> news = new LinkedHashMap<>();
      env.pairs().forEach(pair -> news.put(look(pair.key()), look(pair.value())));
      news.forEach(own::set);
    } else if (!(line instanceof Run || line instanceof Onbuild)) {
      ExpandedParts.words(line).forEach(this::look);
    }
  }

  private void declare(Arg.Parameter parameter) {
    Word value = parameter.defaultValue();
    String name = parameter.name().text();
    own.set(name, value == null ? globals.getOrDefault(name, "") : look(value));
  }

  private String look(Word word) {
    return look(word, own.known(), inStages);
  }

  /** What a word comes to; nothing where it cannot be told. */
  private String look(Word word, Map<String, String> known, List<UnsetVariable> found) {
    if (budget.isSpent()) {
      return "";
    }
    if (WordTree.isPlain(word.text(), escape)) {
      budget.spend(word.text().length()); // Most words; it is what text() says of them anyway.
      return word.text();
    }
    Expansion expansion = Expansion.of(word.text(), known, escape);
    budget.spend(expansion.text().length());
    if (expansion.problem().isEmpty()) {
      texts.put(word.span(), expansion.text());
      expansion.unset().forEach(name -> found.add(unset(word, name, known)));
    }
    return expansion.text();
  }

  private UnsetVariable unset(Word word, String name, Map<String, String> known) {
    String near = nearest.to(name, known.keySet()).orElse(null);
    return new UnsetVariable(word, name, near, globals.containsKey(name));
  }
}
