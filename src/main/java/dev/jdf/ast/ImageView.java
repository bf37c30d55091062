package dev.jdf.ast;

import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.linux.AbsolutePath;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Maintainer;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.PortSet;
import dev.jdf.syntax.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A profile as the image config (image-spec) of its stage, on a base that says nothing. */
final class ImageView {

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** Stands for the layer of a base that is not looked at. */
  private static final String LAYER = "sha256:" + "0".repeat(64);

  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private final Profile profile;
  private final boolean scratch;

  /** What this stage gives to those that start from it. */
  private final List<String> triggers;

  private ImageView(Profile profile, List<String> triggers) {
    this.profile = profile;
    this.triggers = List.copyOf(triggers);
    this.scratch = profile.from().text().equals("scratch");
  }

  static Json of(Profile profile, SourceFile source, Layout layout) {
    Layer last = profile.layers().get(profile.layers().size() - 1);
    Set<Integer> lines = last.instructions().stream()
        .filter(Onbuild.class::isInstance)
        .map(onbuild -> source.line(onbuild.span().start()))
        .collect(Collectors.toSet());
    List<String> triggers = layout.lines().stream()
        .filter(line -> lines.contains(source.line(line.span().start())))
        .map(line -> NodeView.behindKeyword(line.text()))
        .toList();
    return new ImageView(profile, triggers).image();
  }

  private Json image() {
    Json layers = scratch ? JsonWriter.nothing() : Members.texts(List.of(LAYER));
    Members image = new Members().add("architecture", "amd64").add("os", "linux");
    profile
        .last(Maintainer.class)
        .ifPresent(line -> image.add("author", line.name().text()));
    return image
        .add("config", config())
        .add(
            "rootfs",
            new Members().add("type", "layers").add("diff_ids", layers).object())
        .object();
  }

  private Json config() {
    Members config = new Members();
    profile
        .last(User.class)
        .filter(line -> !line.name().text().isEmpty())
        .ifPresent(line -> config.add("User", line.name().text()));
    addSet(config, "ExposedPorts", ports());
    config.addTexts("Env", environment());
    config.addTexts("Entrypoint", entrypoint());
    config.addTexts("Cmd", command());
    config.addTrue("ArgsEscaped", profile.last(Cmd.class).isPresent());
    Set<String> volumes = new TreeSet<>();
    profile.all(Volume.class).forEach(line -> volumes.addAll(Members.words(line.paths())));
    addSet(config, "Volumes", volumes);
    String directory = workingDirectory();
    if (!directory.isEmpty()) {
      config.add("WorkingDir", directory);
    }
    addLabels(config);
    profile
        .last(Stopsignal.class)
        .ifPresent(it -> config.add("StopSignal", it.signal().text()));
    profile.last(Healthcheck.class).ifPresent(it -> config.add("Healthcheck", HealthView.of(it)));
    profile.last(Shell.class).ifPresent(it -> config.addTexts("Shell", Members.words(it.words())));
    return config.addTexts("OnBuild", triggers).object();
  }

  private static void addSet(Members config, String name, Set<String> values) {
    Members set = new Members();
    values.forEach(value -> set.add(value, new Members().object()));
    if (!values.isEmpty()) {
      config.add(name, set.object());
    }
  }

  private void addLabels(Members config) {
    Map<String, String> labels = new TreeMap<>();
    profile.all(Label.class).stream()
        .flatMap(line -> line.pairs().stream())
        .forEach(pair -> labels.put(pair.key().text(), pair.value().text()));
    Members all = new Members();
    labels.forEach(all::add);
    if (!labels.isEmpty()) {
      config.add("Labels", all.object());
    }
  }

  private List<String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", PATH);
    for (Env env : profile.all(Env.class)) {
      for (Pair pair : env.pairs()) {
        variables.put(pair.key().text(), pair.value().text());
      }
    }
    return variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .toList();
  }

  private List<String> entrypoint() {
    return profile
        .last(Entrypoint.class)
        .map(line -> Members.words(line.command().words()))
        .orElse(List.of());
  }

  /** A stage that sets only ENTRYPOINT does not keep the CMD that it inherits. */
  private List<String> command() {
    List<String> command = List.of();
    for (Layer layer : profile.layers()) {
      Optional<List<String>> set =
          last(layer, Cmd.class).map(line -> Members.words(line.command().words()));
      boolean clears = last(layer, Entrypoint.class).isPresent();
      command = set.orElse(clears ? List.of() : command);
    }
    return command;
  }

  private static <T extends Instruction> Optional<T> last(Layer layer, Class<T> kind) {
    List<Instruction> lines = layer.instructions();
    return IntStream.iterate(lines.size() - 1, i -> i >= 0, i -> i - 1)
        .mapToObj(lines::get)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  /** Where an absolute path ends in a slash, that is kept. */
  private String workingDirectory() {
    List<String> paths = profile.all(Workdir.class).stream()
        .map(line -> line.path().text().replace("\0", ""))
        .toList();
    if (paths.isEmpty()) {
      return scratch ? "/" : "";
    }
    String directory = AbsolutePath.following("/", paths);
    boolean slash = paths.stream()
        .filter(path -> !path.isEmpty())
        .reduce((earlier, later) -> later)
        .filter(path -> path.startsWith("/") && path.endsWith("/"))
        .isPresent();
    return slash && !directory.endsWith("/") ? directory + "/" : directory;
  }

  /** Each port of a range, as {@code 80/tcp}. */
  private Set<String> ports() {
    PortSet ports = new PortSet();
    profile.all(Expose.class).stream()
        .flatMap(line -> line.ports().stream())
        .forEach(word -> addPorts(word.text(), ports));
    return ports.names();
  }

  private static void addPorts(String word, PortSet ports) {
    int slash = word.indexOf('/');
    String protocol = slash < 0 || slash + 1 == word.length()
        ? "tcp"
        : word.substring(slash + 1).toLowerCase(Locale.ROOT);
    String range = slash < 0 ? word : word.substring(0, slash);
    String[] ends = range.substring(range.lastIndexOf(':') + 1).split("-", 2);
    String last = ends[ends.length - 1];
    if (PORT.matcher(ends[0]).matches() && PORT.matcher(last).matches()) {
      ports.add(protocol, Integer.parseInt(ends[0]), Integer.parseInt(last));
    }
  }
}
