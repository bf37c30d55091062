package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.image.ImageSettings.Fetching;
import dev.jdf.registry.InsecureHosts;
import dev.jdf.registry.RegistryAccess;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Platform;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import dev.jdf.store.StoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pulls into a store of its own, by a user whose home and settings are in {@code folder}.
 *
 * @param said what the user was told meanwhile
 */
record Pulls(
    Path folder, Map<String, String> environment, Set<String> insecure, List<String> said) {

  private static final Platform HERE = Platform.parse("linux/amd64").orElseThrow();

  Pulls(Path folder) {
    this(folder, new TreeMap<>(), new TreeSet<>(), new ArrayList<>());
    environment.put("DOCKER_CONFIG", folder.toString());
    environment.put("HOME", folder.toString());
  }

  void login(String host, String login) throws IOException {
    Files.writeString(
        folder.resolve("config.json"), "{\"auths\":{\"%s\":%s}}".formatted(host, login));
  }

  void conf(String toml) throws IOException {
    Path file = Files.writeString(folder.resolve("registries.conf"), toml);
    environment.put("CONTAINERS_REGISTRIES_CONF", file.toString());
  }

  Refusal refusal(String name) {
    return assertThrows(Refusal.class, () -> find(name));
  }

  StoredImage find(String name) throws IOException {
    Progress progress = new Progress() {
      @Override
      public Task begin(Work work, String image, List<Descriptor> parts) {
        return Task.UNSEEN;
      }

      @Override
      public void says(String line) {
        said.add(line);
      }
    };
    Path place = folder.resolve("store");
    ImageSettings settings = new ImageSettings(
        Optional.of(place),
        Fetching.MISSING,
        new RegistryAccess(environment, new InsecureHosts(insecure), progress),
        Pins.NONE);
    StoredImage image =
        new Images(Store.open(place), settings).find(ImageName.parse(name, folder), HERE);
    assertFalse(image.layers().isEmpty());
    return image;
  }
}
