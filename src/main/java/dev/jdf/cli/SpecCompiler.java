package dev.jdf.cli;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Bases;
import dev.jdf.image.ImageSettings;
import dev.jdf.image.Rootfs;
import dev.jdf.image.StoreTrees;
import dev.jdf.image.TreePlaces;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.Arch;
import dev.jdf.lower.Base;
import dev.jdf.lower.Lowering;
import dev.jdf.lower.Target;
import dev.jdf.oci.Config;
import dev.jdf.run.LauncherCache;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.store.StoredImage;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Gathered;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An {@code image.jdf} → the configuration that it stands for, on this machine.
 *
 * @param target the stage, the last one if absent
 * @param buildArguments {@code NAME=VALUE}, or {@code NAME} with the value of the environment
 * @param images how those that FROM names are come by
 * @param places where the files of images are to be
 * @param sourceMap whether the configuration says which line asked for what
 */
record SpecCompiler(
    Optional<String> target,
    List<String> buildArguments,
    boolean sourceMap,
    Map<String, String> environment,
    ImageSettings images,
    TreePlaces places) {

  /** With the images that are usual for the user. */
  SpecCompiler(
      Optional<String> target,
      List<String> buildArguments,
      boolean sourceMap,
      Map<String, String> environment) {
    this(
        target,
        buildArguments,
        sourceMap,
        environment,
        ImageSettings.of(environment),
        StoreTrees::new);
  }

  SpecCompiler {
    buildArguments = List.copyOf(buildArguments);
  }

  SpecCompiler with(ImageSettings other) {
    return new SpecCompiler(target, buildArguments, sourceMap, environment, other, places);
  }

  /** With the files of images elsewhere than in the store. */
  SpecCompiler into(TreePlaces other) {
    return new SpecCompiler(target, buildArguments, sourceMap, environment, images, other);
  }

  /** Relative paths in the spec start from {@code directory}. */
  Checked<Config> compile(SourceFile file, Path directory) {
    return compile(file, directory, List.of()).then(it -> Checked.ok(it.config()));
  }

  /** The same of a text that is parsed already. */
  Checked<Config> compile(Parsed parsed, Path directory) {
    return compile(parsed, directory, List.of()).then(it -> Checked.ok(it.config()));
  }

  /** The same with its root. */
  Checked<Compiled> compileWithRoot(SourceFile file, Path directory) {
    return compile(file, directory, List.of());
  }

  /** The same; words of {@code command}, if there are any, take the place of CMD. */
  Checked<Compiled> compile(SourceFile file, Path directory, List<String> command) {
    Checked<Compiled> compiled = compile(SpecParser.parse(file), directory, command);
    return new Checked<>(compiled.value(), Gathered.of(compiled.findings()));
  }

  private Checked<Compiled> compile(Parsed parsed, Path directory, List<String> command) {
    Bases bases = bases(parsed, directory);
    Checked<Compiled> compiled = parsed
        .checked()
        .then(spec -> Evaluation.of(spec, request()))
        .then(
            stages -> lowered(new Source(parsed, directory), stages, command, open(stages, bases)));
    return new Checked<>(compiled.value(), inOrder(compiled.findings())).whole();
  }

  /** What is wrong with stages, by their numbers, which share what they have in common. */
  List<Diagnostic> findings(Parsed parsed, Path directory, List<Integer> numbers) {
    Source source = new Source(parsed, directory);
    Bases bases = bases(parsed, directory);
    Stages stages = Stages.of(parsed.spec(), request());
    Map<List<String>, Checked<Rootfs>> roots = new HashMap<>();
    List<Diagnostic> all = new ArrayList<>();
    for (int number : numbers) {
      Evaluation stage = stages.evaluation(number);
      List<String> name = List.of(stage.from().text(), platform(stage));
      Checked<Rootfs> root =
          Optional.ofNullable(roots.get(name)).orElseGet(() -> open(stage, bases));
      if (root.findings().isEmpty()) {
        roots.put(name, root);
      }
      all.addAll(inOrder(lowered(source, stage, List.of(), root).findings()));
    }
    return all;
  }

  /** A text, and what relative paths in it start from. */
  private record Source(Parsed parsed, Path directory) {}

  private Checked<Compiled> lowered(
      Source source, Evaluation stages, List<String> command, Checked<Rootfs> root) {
    SourceFile file = source.parsed().spec().source();
    Base base = root.value().map(SpecCompiler::base).orElse(Base.UNKNOWN);
    return Checked.partial(base, root.findings())
        .then(it -> stages.profile(base.inherited()))
        .then(profile ->
            Lowering.lower(file, commanded(profile, command), base, target(source.directory())))
        .then(config -> Checked.ok(new Compiled(config, root.value().orElse(null))));
  }

  private Request request() {
    return new Request(target, values(), platform());
  }

  private Bases bases(Parsed parsed, Path directory) {
    String asked = parsed.spec().source().text() + request();
    return new Bases(directory, cache(directory), asked, images, places);
  }

  private static Checked<Rootfs> open(Evaluation stages, Bases bases) {
    return stages.hasBase()
        ? bases.open(
            stages.from().text(), platform(stages), stages.from().span(), stages.stageNames())
        : Checked.failed(List.of());
  }

  /** In the order of the file; what a later stage says of a word that was wrong before is no news. */
  private static List<Diagnostic> inOrder(List<Diagnostic> findings) {
    List<Diagnostic> news = new ArrayList<>();
    Set<Span> wrong = new HashSet<>();
    for (Diagnostic finding : findings) {
      if (!wrong.contains(finding.span())) {
        news.add(finding);
      }
      if (finding.isError()) {
        wrong.add(finding.span());
      }
    }
    news.sort(Diagnostic.BY_PLACE);
    return news;
  }

  /** As docker run does: a last layer that says no more than CMD. */
  private static Profile commanded(Profile profile, List<String> command) {
    if (command.isEmpty()) {
      return profile;
    }
    Span nowhere = profile.from().span();
    List<Word> words = command.stream().map(word -> new Word(word, nowhere)).toList();
    Cmd cmd = new Cmd(new Word("CMD", nowhere), new Command(words, false, nowhere), nowhere);
    List<Layer> layers = new ArrayList<>(profile.layers());
    layers.add(new Layer(null, List.of(cmd)));
    return new Profile(profile.from(), profile.platform(), layers);
  }

  private static Arch arch() {
    return Arch.ofUname(System.getProperty("os.arch", "")).orElse(Arch.X86_64);
  }

  private static String platform(Evaluation stages) {
    return stages.platform() == null ? platform() : stages.platform().text();
  }

  /** That of this machine. */
  static String platform() {
    return switch (arch()) {
      case X86_64 -> "linux/amd64";
      case AARCH64 -> "linux/arm64";
    };
  }

  /** A name alone takes its value from the environment, and none if it is not there. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : buildArguments) {
      int equals = argument.indexOf('=');
      if (equals >= 0) {
        values.put(argument.substring(0, equals), argument.substring(equals + 1));
      } else if (environment.containsKey(argument)) {
        values.put(argument, environment.getOrDefault(argument, ""));
      }
    }
    return values;
  }

  private static Base base(Rootfs root) {
    boolean host = root.kind() == Rootfs.Kind.HOST;
    Accounts accounts = Accounts.parse(Optional.of(root.passwd()), Optional.of(root.group()));
    boolean readonly = host || root.kind() == Rootfs.Kind.SCRATCH;
    StoredImage image = root.image();
    return new Base(root.path(), readonly, host, image == null ? null : image.config(), accounts);
  }

  private Target target(Path directory) {
    return new Target(arch(), id("uid"), id("gid"), new HostSurroundings(directory), sourceMap);
  }

  private Path cache(Path directory) {
    return LauncherCache.location(environment).orElse(directory.resolve(".jdf"));
  }

  /** An id of this process: /proc/self belongs to it. */
  private static long id(String attribute) {
    try {
      return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:" + attribute)).longValue();
    } catch (IOException e) {
      return 0;
    }
  }
}
