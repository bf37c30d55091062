package dev.jdf.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "linux/amd64, linux/amd64",
    "amd64, linux/amd64",
    "linux/x86_64, linux/amd64",
    "linux/amd64/v1, linux/amd64",
    "linux/amd64/v3, linux/amd64/v3",
    "linux/arm64/v8, linux/arm64",
    "linux/aarch64, linux/arm64",
    "arm64, linux/arm64",
    "linux/arm, linux/arm/v7",
    "linux/arm/6, linux/arm/v6",
    "linux/armhf, linux/arm/v7",
    "linux/i386, linux/386",
    "Linux/RISCV64, linux/riscv64"
  })
  void spellingsAreMadeUniform(String written, String usual) {
    assertEquals(usual, Platform.parse(written).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "linux/", "linux/amd64/v1/x", "linux amd64", "../x"})
  void whatIsNoPlatformIsNone(String written) {
    assertEquals(Optional.empty(), Platform.parse(written));
  }

  @Test
  void aMachineRunsOlderVariantsAndTakesTheNewestOfThem() {
    Platform machine = Platform.of("linux", "arm", "v7");
    assertTrue(machine.fitness(Platform.of("linux", "arm", "v8")) < 0);
    assertTrue(machine.fitness(Platform.of("linux", "arm", "v6"))
        < machine.fitness(Platform.of("linux", "arm", "v7")));
    assertTrue(machine.fitness(Platform.of("linux", "arm", "v5")) >= 0);
    assertTrue(machine.fitness(Platform.of("linux", "arm64", "")) < 0);
    assertTrue(machine.fitness(Platform.of("windows", "arm", "v7")) < 0);
  }
}
