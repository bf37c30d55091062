package dev.jdf.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where logins are looked for, and where never. */
class LoginFilesTest {

  private static final List<String> VARIABLES =
      List.of("HOME", "DOCKER_CONFIG", "REGISTRY_AUTH_FILE", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME");

  @Test
  void dockersFileIsBeforePodmans() {
    assertEquals(
        List.of(
            "/home/a/.docker/config.json",
            "/run/containers/7/auth.json",
            "/home/a/.config/containers/auth.json"),
        files(Map.of("HOME", "/home/a")));
  }

  @Test
  void everyVariableIsFollowed() {
    Map<String, String> environment = new TreeMap<>();
    VARIABLES.forEach(name -> environment.put(name, "/" + name.toLowerCase(Locale.ROOT)));
    assertEquals(
        List.of(
            "/docker_config/config.json",
            "/registry_auth_file",
            "/xdg_runtime_dir/containers/auth.json",
            "/run/containers/7/auth.json",
            "/xdg_config_home/containers/auth.json"),
        files(environment));
  }

  /** Whoever wrote the project that one is in would choose the login, and the helper that is run. */
  @ParameterizedTest
  @ValueSource(strings = {"", ".", "here", "./here", "~/here"})
  void theCurrentFolderIsNoPlaceOfLogins(String value) {
    for (String wrong : VARIABLES) {
      Map<String, String> environment = new TreeMap<>(Map.of("HOME", "/home/a"));
      environment.put(wrong, value);
      List<String> files = files(environment);
      assertTrue(files.stream().allMatch(it -> it.startsWith("/")), () -> wrong + files);
      if (!wrong.equals("HOME")) {
        assertEquals(files(Map.of("HOME", "/home/a")), files, wrong);
      }
    }
    Map<String, String> all = new TreeMap<>();
    VARIABLES.forEach(name -> all.put(name, value));
    assertEquals(List.of("/run/containers/7/auth.json"), files(all));
  }

  private static List<String> files(Map<String, String> environment) {
    return LoginFiles.of(environment, "7").stream().map(Path::toString).toList();
  }
}
