package dev.jdf.compile;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.Bases;
import dev.jdf.image.ImageSettings;
import dev.jdf.image.Rootfs;
import dev.jdf.image.StoreTrees;
import dev.jdf.image.TreePlaces;
import dev.jdf.lower.Base;
import dev.jdf.oci.Config;
import dev.jdf.run.LauncherCache;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Gathered;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.Word;
import java.nio.file.Path;
import java.util.ArrayList;
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
public record SpecCompiler(
    Optional<String> target,
    List<String> buildArguments,
    boolean sourceMap,
    Map<String, String> environment,
    ImageSettings images,
    TreePlaces places) {

  /** With the images that are usual for the user. */
  public SpecCompiler(
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

  public SpecCompiler {
    buildArguments = List.copyOf(buildArguments);
  }

  public SpecCompiler with(ImageSettings other) {
    return new SpecCompiler(target, buildArguments, sourceMap, environment, other, places);
  }

  /** With the files of images elsewhere than in the store. */
  public SpecCompiler into(TreePlaces other) {
    return new SpecCompiler(target, buildArguments, sourceMap, environment, images, other);
  }

  /** Relative paths in the spec start from {@code directory}. */
  public Checked<Config> compile(SourceFile file, Path directory) {
    return compile(file, directory, List.of()).then(it -> Checked.ok(it.config()));
  }

  /** The same of a text that is parsed already. */
  public Checked<Config> compile(Parsed parsed, Path directory) {
    return compile(parsed, directory, List.of()).then(it -> Checked.ok(it.config()));
  }

  /** The same; words of {@code command}, if there are any, take the place of CMD. */
  public Checked<Compiled> compile(SourceFile file, Path directory, List<String> command) {
    Checked<Compiled> compiled = compile(SpecParser.parse(file), directory, command);
    return new Checked<>(compiled.value(), Gathered.of(file, compiled.findings()));
  }

  private Checked<Compiled> compile(Parsed parsed, Path directory, List<String> command) {
    StageCompiler stages = stages(parsed.spec().source(), directory);
    Checked<Compiled> compiled = parsed
        .checked()
        .then(spec -> Evaluation.of(spec, request()))
        .then(stage -> {
          Checked<Rootfs> root = stages.root(stage);
          Base base = stages.base(stage, root);
          return Checked.partial(base, root.findings())
              .then(it -> stage.profile(base.inherited()))
              .then(profile -> stages.lower(commanded(profile, command), base))
              .then(config -> Checked.ok(new Compiled(config, root.value().orElse(null))));
        });
    return new Checked<>(compiled.value(), inOrder(compiled.findings())).whole();
  }

  /** What compiles the stages of a text. */
  public StageCompiler stages(SourceFile file, Path directory) {
    Request request = request();
    String asked = file.text() + request.target() + request.buildArgs() + request.platform();
    Path cache = LauncherCache.location(environment).orElse(directory.resolve(".jdf"));
    Bases bases = new Bases(directory, cache, asked, images, places);
    return new StageCompiler(file, bases, new HostSurroundings(directory), sourceMap);
  }

  public Request request() {
    return new Request(target, values(), StageCompiler.platform());
  }

  /** In the order of the file; what a later stage says of a word that was wrong before is no news. */
  public static List<Diagnostic> inOrder(List<Diagnostic> findings) {
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

  /** A name alone takes its value from the environment, and none if it is not there. */
  public Map<String, String> values() {
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
}
