package dev.jdf.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.ImageConfig.Execution;
import dev.jdf.oci.ImageConfig.Healthcheck;
import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageConfigReaderTest {

  @Test
  void readsEveryPart() {
    ImageConfig image = read("""
        {"os": "linux", "architecture": "arm64", "variant": "v8", "author": "me",
         "created": "2024-01-01T00:00:00Z", "history": [], "container": "x",
         "rootfs": {"type": "layers", "diff_ids": ["sha256:ab"]},
         "config": {"User": "1:2", "ExposedPorts": {"80/tcp": {}, "53/udp": {}}, "Env": ["A=1"],
           "Entrypoint": ["/e"], "Cmd": ["c"], "Volumes": {"/v": {}}, "WorkingDir": "/w",
           "Labels": {"l": "1"}, "StopSignal": "SIGINT", "OnBuild": ["RUN x"],
           "Shell": ["/bin/bash", "-c"],
           "Healthcheck": {"Test": ["NONE"], "Interval": 1, "Timeout": 2, "StartPeriod": 3,
             "StartInterval": 4, "Retries": 5}}}""").value().orElseThrow();
    Execution execution = new Execution(
        "1:2",
        List.of("53/udp", "80/tcp"),
        List.of("A=1"),
        List.of("/e"),
        List.of("c"),
        List.of("/v"),
        "/w",
        Map.of("l", "1"),
        "SIGINT",
        new Healthcheck(List.of("NONE"), 1, 2, 3, 4, 5),
        List.of("RUN x"),
        List.of("/bin/bash", "-c"));
    assertEquals(
        new ImageConfig(
            "linux", "arm64", "v8", "me", "2024-01-01T00:00:00Z", execution, List.of("sha256:ab")),
        image);
  }

  @Test
  void nullIsAbsent() {
    ImageConfig image = read("""
        {"os": "linux", "architecture": "amd64", "config": {"Env": null, "Labels": null,
         "Entrypoint": null, "Volumes": null, "OnBuild": null, "Shell": null, "Healthcheck": null}}""").value().orElseThrow();
    assertEquals(Execution.NONE, image.config());
  }

  @Test
  void aMissingConfigSaysNothing() {
    ImageConfig image = read("{\"architecture\": \"amd64\"}").value().orElseThrow();
    assertEquals(Execution.NONE, image.config());
  }

  @Test
  void wrongTypesAreFoundAllAtOnce() {
    Checked<ImageConfig> read = read("{\"config\": {\"Env\": \"A=1\", \"Labels\": {\"a\": 1}}}");
    assertEquals(
        List.of("JDF213", "JDF210", "JDF210"),
        read.findings().stream().map(finding -> finding.code().id()).toList());
  }

  private static Checked<ImageConfig> read(String text) {
    return ImageConfigReader.read(new SourceFile("image config", text));
  }
}
