package dev.jdf;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shape of the code, as tables that the build checks. */
class ArchitectureTest {

  /** Each room and the rooms that it may use, in reading order. */
  private static final List<Entry<String, Set<String>>> ROOMS = List.of(
      entry("source", Set.of()),
      entry("diagnostic", Set.of("source")),
      entry("linux", Set.of()),
      entry("posix", Set.of("linux")),
      entry("json", Set.of("source", "diagnostic")),
      entry("oci", Set.of("source", "diagnostic", "json")),
      entry("syntax", Set.of("source", "diagnostic")),
      entry("explain", Set.of("diagnostic", "linux", "syntax")),
      entry("check", Set.of("source", "diagnostic", "linux", "json", "syntax")),
      entry("format", Set.of("source", "diagnostic", "syntax")),
      entry("ast", Set.of("source", "diagnostic", "linux", "json", "syntax", "check")),
      entry("store", Set.of("source", "diagnostic", "posix", "json", "oci")),
      entry("unpack", Set.of("source", "diagnostic", "linux", "posix", "oci", "store")),
      entry("registry", Set.of("source", "diagnostic", "json", "store")),
      entry(
          "image",
          Set.of(
              "source",
              "diagnostic",
              "linux",
              "posix",
              "json",
              "oci",
              "store",
              "unpack",
              "registry")),
      entry("lower", Set.of("source", "diagnostic", "linux", "json", "oci", "syntax")),
      entry("exposure", Set.of("source", "diagnostic", "linux", "oci")),
      entry("plan", Set.of("source", "diagnostic", "linux", "oci")),
      entry("asm", Set.of()),
      entry("elf", Set.of()),
      entry("launcher", Set.of("linux", "plan", "asm", "elf")),
      entry("run", Set.of("source", "diagnostic", "linux", "posix", "oci", "plan", "launcher")),
      entry(
          "lsp",
          Set.of(
              "source",
              "diagnostic",
              "linux",
              "json",
              "oci",
              "syntax",
              "explain",
              "check",
              "format",
              "store",
              "image",
              "lower",
              "exposure")),
      entry("console", Set.of("source", "diagnostic")),
      entry("progress", Set.of("store", "console")),
      entry("file", Set.of("source", "diagnostic")),
      entry(
          "compile",
          Set.of(
              "source",
              "diagnostic",
              "linux",
              "oci",
              "syntax",
              "check",
              "store",
              "image",
              "lower",
              "run",
              "file")),
      entry(
          "cli",
          Set.of(
              "source",
              "diagnostic",
              "linux",
              "json",
              "oci",
              "syntax",
              "explain",
              "check",
              "format",
              "ast",
              "posix",
              "store",
              "unpack",
              "registry",
              "image",
              "lower",
              "exposure",
              "plan",
              "asm",
              "elf",
              "launcher",
              "run",
              "lsp",
              "console",
              "progress",
              "file",
              "compile")));

  /** Each library and the one room that knows it. */
  private static final List<Entry<String, String>> LIBRARIES = List.of(
      entry("org.antlr..", "syntax"),
      entry("dev.jdf.syntax.antlr..", "syntax"),
      entry("com.fasterxml.jackson..", "json"),
      entry("org.yaml..", "json"),
      entry("jnr..", "posix"),
      entry("com.kenai..", "posix"),
      entry("com.github.difflib..", "format"),
      entry("org.eclipse.lsp4j..", "lsp"),
      entry("org.apache.commons..", "image"),
      entry("io.airlift..", "unpack"),
      entry("picocli..", "cli"));

  /** Names that stand for the lack of an idea. */
  private static final String VAGUE_PACKAGE =
      ".*\\.(util|utils|common|core|model|impl|api|helper|helpers|misc)(\\..*)?";

  private static final String VAGUE_CLASS =
      "(Abstract.*|.*(Manager|Helper|Helpers|Util|Utils|Impl))";

  private static final JavaClasses CODE = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("dev.jdf");

  @Test
  void everyPackageIsInTheTable() {
    Set<String> known = new TreeSet<>();
    ROOMS.forEach(room -> known.add(room.getKey()));
    Set<String> unknown = new TreeSet<>(rooms().keySet());
    unknown.removeAll(known);
    assertEquals(Set.of(), unknown);
  }

  @TestFactory
  Stream<DynamicTest> roomUsesOnly() {
    return ROOMS.stream()
        .map(room -> dynamicTest(room.getKey(), () -> check(room.getKey(), room.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> libraryStaysIn() {
    return LIBRARIES.stream().map(library -> dynamicTest(library.getKey(), () -> check(library)));
  }

  @Test
  void roomsFormNoCycle() {
    slices()
        .matching("dev.jdf.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    Set<String> bare = CODE.stream()
        .map(JavaClass::getPackage)
        .filter(room -> !room.getName().endsWith(".antlr"))
        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
        .map(JavaPackage::getName)
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), bare);
  }

  @Test
  void namesSayWhatThingsAre() {
    Set<String> vague = CODE.stream()
        .filter(type -> !type.getPackageName().endsWith(".antlr"))
        .filter(type -> type.getSimpleName().matches(VAGUE_CLASS)
            || type.getPackageName().matches(VAGUE_PACKAGE))
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), vague);
  }

  private static void check(String room, Set<String> allowed) {
    String[] forbidden = ROOMS.stream()
        .map(Entry::getKey)
        .filter(other -> !other.equals(room) && !allowed.contains(other))
        .map(ArchitectureTest::within)
        .toArray(String[]::new);
    if (forbidden.length > 0) {
      noClasses()
          .that()
          .resideInAPackage(within(room))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden)
          .allowEmptyShould(true)
          .check(CODE);
    }
  }

  private static void check(Entry<String, String> library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(within(library.getValue()))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library.getKey())
        .check(CODE);
  }

  /** The rooms that exist, each with its classes; the root package has none but its description. */
  private static Map<String, List<JavaClass>> rooms() {
    return CODE.stream()
        .filter(type -> !type.getPackageName().equals("dev.jdf"))
        .collect(Collectors.groupingBy(
            type -> type.getPackageName().replaceFirst("^dev\\.jdf\\.(\\w+).*", "$1"),
            TreeMap::new,
            Collectors.toList()));
  }

  private static String within(String room) {
    return "dev.jdf." + room + "..";
  }
}
