package dev.jdf.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SourceMapTest {

  private static final SourceMap MAP =
      new SourceMap("image.jdf", new TreeMap<>(Map.of("/process/user", 4, "/mounts/7", 12)));

  @Test
  void theAnnotationIsSortedAndCompact() {
    assertEquals(
        "{\"file\":\"image.jdf\",\"lines\":{\"/mounts/7\":12,\"/process/user\":4}}",
        MAP.toAnnotation());
  }

  @Test
  void parsingTheAnnotationGivesTheMap() {
    assertEquals(Optional.of(MAP), SourceMap.parse(MAP.toAnnotation()).value());
  }

  @Test
  void thePlaceIsThatOfTheNearestPointerAround() {
    Locations locations = locations(MAP.toAnnotation());
    assertEquals(Optional.of("image.jdf:4"), locations.specPlace("/process/user"));
    assertEquals(Optional.of("image.jdf:4"), locations.specPlace("/process/user/uid"));
    assertEquals(Optional.of("image.jdf:12"), locations.specPlace("/mounts/7/options/0"));
    assertEquals(Optional.empty(), locations.specPlace("/mounts/70"));
    assertEquals(Optional.empty(), locations.specPlace(""));
  }

  @Test
  void theEmptyPointerIsAroundEverything() {
    SourceMap map = new SourceMap("a.jdf", new TreeMap<>(Map.of("", 1)));
    assertEquals(Optional.of("a.jdf:1"), locations(map.toAnnotation()).specPlace("/linux"));
  }

  @Test
  void anUnreadableAnnotationIsAWarning() {
    for (String bad :
        List.of("", "{", "[]", "{\"file\":1}", "{\"file\":\"a\",\"lines\":{\"/a\":0}}")) {
      var read = ConfigReader.read(config(bad));
      assertEquals(
          List.of("JDF218"), read.findings().stream().map(f -> f.code().id()).toList());
      assertEquals(Optional.empty(), read.value().orElseThrow().locations().specPlace("/a"));
    }
  }

  private static Locations locations(String annotation) {
    return ConfigReader.read(config(annotation)).value().orElseThrow().locations();
  }

  private static SourceFile config(String annotation) {
    Config config = new Config(
        "1.3.0",
        null,
        new Config.Root("rootfs", false),
        null,
        null,
        List.of(),
        Config.Hooks.NONE,
        Map.of(SourceMap.ANNOTATION, annotation),
        null);
    return new SourceFile("config.json", ConfigWriter.write(config));
  }
}
