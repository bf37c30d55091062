package dev.jdf.oci;

import dev.jdf.json.JsonWriter;

/**
 * {@link Config} → the text of a {@code config.json}, the same for the same value.
 *
 * <p>Keys are in the order of the records' components, which is the spec's; maps are sorted. What
 * says nothing is left out: absent parts, false, and empty lists and maps, except that an object
 * which is there but empty stays ({@code "resources": {}}), and so does a hook's empty {@code env}.
 */
public final class ConfigWriter {

  private ConfigWriter() {}

  /** JSON, indented by two spaces, with a final newline. */
  public static String write(Config config) {
    return JsonWriter.pretty(ConfigEncoder.config(config));
  }

  /** The same as a YAML document. */
  public static String writeYaml(Config config) {
    return JsonWriter.yaml(ConfigEncoder.config(config));
  }
}
