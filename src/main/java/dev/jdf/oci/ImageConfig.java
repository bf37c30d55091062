package dev.jdf.oci;

import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an image (image-spec {@code config.md}).
 *
 * @param config absent parts are empty, so that an image without one has {@link Execution#NONE}
 * @param diffIDs the digests of the unpacked layers, the lowest first
 */
public record ImageConfig(
    String os,
    String architecture,
    @Nullable String variant,
    @Nullable String author,
    @Nullable String created,
    Execution config,
    List<String> diffIDs) {

  public ImageConfig {
    diffIDs = List.copyOf(diffIDs);
  }

  /**
   * How containers of the image run; the names are the spec's, with a small first letter.
   *
   * @param exposedPorts the keys of {@code ExposedPorts}, {@code 80/tcp}, sorted
   * @param volumes the keys of {@code Volumes}, sorted
   * @param onBuild the instructions that a file which starts from it carries out first
   * @param shell docker's: what runs the shell form of commands
   */
  public record Execution(
      @Nullable String user,
      List<String> exposedPorts,
      List<String> env,
      List<String> entrypoint,
      List<String> cmd,
      List<String> volumes,
      @Nullable String workingDir,
      Map<String, String> labels,
      @Nullable String stopSignal,
      @Nullable Healthcheck healthcheck,
      List<String> onBuild,
      List<String> shell) {

    public static final Execution NONE = new Execution(
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        Sorted.none(),
        null,
        null,
        List.of(),
        List.of());

    public Execution {
      exposedPorts = exposedPorts.stream().sorted().toList();
      env = List.copyOf(env);
      entrypoint = List.copyOf(entrypoint);
      cmd = List.copyOf(cmd);
      volumes = volumes.stream().sorted().toList();
      labels = Sorted.copyOf(labels);
      onBuild = List.copyOf(onBuild);
      shell = List.copyOf(shell);
    }

    /** What {@link #env} sets, by name, in its order; what sets nothing is left out. */
    public Map<String, String> variables() {
      Map<String, String> variables = new LinkedHashMap<>();
      for (String variable : env) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
      }
      return variables;
    }
  }

  /** Docker's health check: times are nanoseconds, 0 for the default. */
  public record Healthcheck(
      List<String> test,
      long interval,
      long timeout,
      long startPeriod,
      long startInterval,
      int retries) {

    public Healthcheck {
      test = List.copyOf(test);
    }

    /** JSON on one line, with the keys of image configurations; what is 0 is left out. */
    public String toAnnotation() {
      return JsonWriter.compact(new Members()
          .texts("Test", test)
          .number("Interval", given(interval))
          .number("Timeout", given(timeout))
          .number("StartPeriod", given(startPeriod))
          .number("StartInterval", given(startInterval))
          .number("Retries", given(retries))
          .object());
    }

    private static Optional<Long> given(long number) {
      return number == 0 ? Optional.empty() : Optional.of(number);
    }
  }
}
