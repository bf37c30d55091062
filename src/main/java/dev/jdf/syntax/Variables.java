package dev.jdf.syntax;

import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The variables of a spec in all its stages, whatever the target: what FROM lines come to without
 * build arguments, and which words ask for what nothing sets.
 */
public final class Variables {

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Spec spec;
  private final Expander globals;
  private final List<Word> bases = new ArrayList<>();
  private final List<UnsetVariable> inFrom = new ArrayList<>();
  private final List<UnsetVariable> inStages = new ArrayList<>();
  private final Map<Span, String> texts = new HashMap<>();
  private final Map<String, Map<String, String>> stages = new HashMap<>();

  private Variables(Spec spec, Request request) {
    this.spec = spec;
    this.globals = Globals.of(spec, request, new ArrayList<>());
  }

  public static Variables of(Spec spec, Request request) {
    Variables variables = new Variables(spec, request);
    Stage.all(spec).forEach(variables::read);
    return variables;
  }

  /** The image of each FROM, expanded; empty where it cannot be. */
  public List<Word> bases() {
    return List.copyOf(bases);
  }

  /** What FROM lines ask for in vain. */
  public List<UnsetVariable> inFrom() {
    return List.copyOf(inFrom);
  }

  /** What the other lines ask for in vain. */
  public List<UnsetVariable> inStages() {
    return List.copyOf(inStages);
  }

  /** What a word comes to; as written where it cannot be expanded, or is not. */
  public String text(Word word) {
    return texts.getOrDefault(word.span(), word.text());
  }

  private void read(Stage stage) {
    From from = stage.from();
    Map<String, String> known = globals.variables();
    Expansion base = look(from, from.image(), known, inFrom);
    bases.add(new Word(base.text(), from.image().span()));
    if (from.platform() != null) {
      look(from, from.platform(), known, inFrom);
    }
    Map<String, String> own = new HashMap<>(stages.getOrDefault(base.text(), defaults()));
    stage.instructions().forEach(line -> read(line, own));
    if (from.name() != null) {
      stages.put(from.name().text(), own);
    }
  }

  private static Map<String, String> defaults() {
    return Collections.singletonMap("PATH", PATH);
  }

  private void read(Instruction line, Map<String, String> known) {
    if (line instanceof Arg arg) {
      arg.parameters().forEach(parameter -> declare(arg, parameter, known));
    } else if (line instanceof Env env) {
      Map<String, String> news = new HashMap<>();
      env.pairs()
          .forEach(pair -> news.put(text(env, pair.key(), known), text(env, pair.value(), known)));
      known.putAll(news);
    } else {
      expanded(line).forEach(word -> look(line, word, known, inStages));
    }
  }

  private void declare(Arg arg, Arg.Parameter parameter, Map<String, String> known) {
    Word value = parameter.defaultValue();
    String name = parameter.name().text();
    String global = globals.variables().getOrDefault(name, "");
    known.put(name, value == null ? global : text(arg, value, known));
  }

  private String text(Instruction line, Word word, Map<String, String> known) {
    return look(line, word, known, inStages).text();
  }

  private Expansion look(
      Instruction line, Word word, Map<String, String> known, List<UnsetVariable> found) {
    Expansion expansion = Expansion.of(word.text(), known, spec.escape());
    if (expansion.problem().isEmpty()) {
      texts.put(word.span(), expansion.text());
      List<String> names = known.keySet().stream().sorted().toList();
      expansion.unset().forEach(name -> found.add(new UnsetVariable(line, word, name, names)));
    }
    return expansion;
  }

  /** The words of a line in which variables are put in, other than those of ENV and ARG. */
  private static Stream<Word> expanded(Instruction line) {
    if (line instanceof IsolationInstruction isolation) {
      return isolation.words().stream();
    }
    if (line instanceof Label label) {
      return label.pairs().stream().flatMap(pair -> Stream.of(pair.key(), pair.value()));
    }
    if (line instanceof Copy copy) {
      return Stream.concat(copy.paths().stream(), flags(copy.flags()));
    }
    return line instanceof Add add
        ? Stream.concat(add.paths().stream(), flags(add.flags()))
        : single(line);
  }

  private static Stream<Word> single(Instruction line) {
    if (line instanceof User user) {
      return Stream.of(user.name());
    }
    if (line instanceof Workdir workdir) {
      return Stream.of(workdir.path());
    }
    if (line instanceof Stopsignal stopsignal) {
      return Stream.of(stopsignal.signal());
    }
    if (line instanceof Expose expose) {
      return expose.ports().stream();
    }
    return line instanceof Volume volume ? volume.paths().stream() : Stream.empty();
  }

  private static Stream<Word> flags(List<Flag> flags) {
    return flags.stream()
        .filter(
            flag -> List.of("chown", "chmod", "checksum").contains(flag.name().text()))
        .map(Flag::value)
        .filter(Objects::nonNull);
  }
}
