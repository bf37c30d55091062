package dev.jdf.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.check.Level;
import dev.jdf.check.Policy;
import dev.jdf.check.Settings;
import dev.jdf.lower.Base;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.RandomText;
import dev.jdf.syntax.SpecParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a text came to be, and whatever is known of earlier ones, the same is found in it. */
class KnownTextTest {

  private static final List<String> TEXTS = List.of("""
      ARG TAG=1
      ARG ROOT=host
      FROM ${ROOT} AS base
      ARG TAG
      ENV A=1 B=$TAG
      USER 1000:1000
      CAP_DROP ALL
      FROM base AS middle
      TMPFS /a:size=1m
      TMPFS /b
      ENV C=$A D=$NOWHERE
      FROM base
      CAP_ADD NET_ADMIN
      CMD echo
      FROM middle AS last
      TMPFS /a
      MEMORY 1m
      MEMORY 1x
      CMD ["x"]
      FROM host AS other
      PRIVILEGED
      USER nobody
      CMD ["y"]
      """, """
      FROM busybox:1 AS tools
      EXPOSE 99999
      STOPSIGNAL SIGTREM
      FROM tools AS more
      RUN true
      FROM busybox:1
      COPY --from=more /a /b
      COPY --from=9 /a /b
      CMD ["x"]
      """, """
      # check=skip=MissingUser
      FROM scratch AS a
      # jdf: ignore TmpfsWithoutSize because
      TMPFS /x
      CMD ["a"]
      FROM scratch AS b
      SECURITY_OPT seccomp=profile.json
      CAP_ADD SYS_ADMIN
      CMD ["a"]
      FROM a
      VOLUME /x
      FROM b AS c
      CGROUP_PARENT /x
      EXPOSE 22 80
      """, """
      FROM alpine:3 AS build
      RUN <<E
      make
      E
      COPY . .
      FROM debian AS run
      COPY --from=build /a /b
      ENV PASSWORD=x
      CMD run
      FROM run
      LABEL a=$b
      """);

  private static final List<String> PIECES = List.of(
      "FROM base AS x\n",
      "FROM host\n",
      "FROM scratch AS base\n",
      "FROM $ROOT\n",
      "FROM dir:root\n",
      "FORM base\n",
      " AS middle",
      "ARG TAG=2\n",
      "ARG ROOT=scratch\n",
      "ARG A\n",
      "ENV A=$B\n",
      "ENV A=${TAG:?no}\n",
      "# escape=`\n",
      "# check=error=true\n",
      "# check=experimental=all\n",
      "# jdf: ignore all x\n",
      "RUN x\n",
      "RUNN x\n",
      "RUN <<E\n",
      "E\n",
      "RUN <<A <<B <<C\n",
      "CAP_DROP ALL\n",
      "CAP_ADD NET_ADMN\n",
      "PRIVILEGED\n",
      "USER 0\n",
      "USER root:root\n",
      "SECURITY_OPT seccomp=profile.json\n",
      "VOLUME /x\n",
      "DEVICE /dev/null\n",
      "CMD [\"x\"]\n",
      "ONBUILD USER 1\n",
      "COPY --from=base a b\n",
      "TTY\n",
      "\\\n",
      "\n",
      "\r\n",
      "#",
      "x",
      "$",
      "\"",
      " ");

  @TempDir
  Path folder;

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTextThatIsTypedIsCheckedAsIfItWereNew(long seed) throws IOException {
    Random random = new Random(seed);
    KnownText known = new KnownText();
    String text =
        random.nextInt(4) == 0 ? RandomText.edited(seed) : TEXTS.get(random.nextInt(TEXTS.size()));
    List<Settings> settings = settings();
    Settings now = settings.get(0);
    for (int step = 0; step < 40; step++) {
      if (random.nextInt(12) == 0) {
        now = settings.get(random.nextInt(settings.size()));
      }
      if (random.nextInt(12) == 0) {
        changeSurroundings(random);
      }
      text = edited(text, random);
      assertAsNew(text, now, known);
    }
  }

  /** Lines come and go, mostly whole ones; now and then something comes back. */
  private static String edited(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int start = random.nextInt(3) == 0 ? at : text.lastIndexOf('\n', at - 1) + 1;
    int lineEnd = text.indexOf('\n', start);
    int end = random.nextInt(3) > 0 || lineEnd < 0 ? start : lineEnd + 1;
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return text.substring(0, start) + (random.nextInt(5) == 0 ? "" : piece) + text.substring(end);
  }

  private void changeSurroundings(Random random) throws IOException {
    Path profile = folder.resolve("profile.json");
    Path root = folder.resolve("root/x");
    switch (random.nextInt(4)) {
      case 0 -> Files.writeString(profile, "{\"defaultAction\": \"SCMP_ACT_ALLOW\"}");
      case 1 -> Files.deleteIfExists(profile);
      case 2 -> Files.createDirectories(root.resolve("y"));
      default -> Files.createDirectories(root.resolveSibling("etc"));
    }
  }

  private void assertAsNew(String text, Settings settings, KnownText known) {
    SpecCheck check = new SpecCheck(Map.of("HOME", folder.toString()));
    SourceFile source = new SourceFile(folder.resolve("image.jdf").toString(), text);
    assertEquals(
        check.check(SpecParser.parse(source), folder, settings, new KnownText()),
        check.check(SpecParser.parse(source), folder, settings, known),
        text);
  }

  private static List<Settings> settings() {
    Settings usual = Settings.DEFAULT;
    TreeMap<String, Level> levels = new TreeMap<>();
    levels.put("MissingUser", Level.OFF);
    levels.put("TmpfsWithoutSize", Level.ERROR);
    Policy.Limit limit =
        new Policy.Limit(Policy.Topic.CAPABILITIES, List.of("NET_ADMIN"), new Span(0, 1));
    Policy policy = new Policy(new SourceFile("s", "x"), List.of(limit));
    return List.of(
        usual,
        new Settings(
            levels, List.of(), List.of(), usual.labels(), Optional.empty(), usual.policy()),
        new Settings(
            usual.levels(),
            List.of(new Settings.Ignore("LastUserRoot", List.of("*.jdf"))),
            List.of("quay.io"),
            usual.labels(),
            Optional.empty(),
            policy));
  }

  /** The test above would hold as well if nothing were ever known. */
  @Test
  void whatDidNotChangeIsNotLookedAtAgain() {
    KnownTargets known = new KnownTargets();
    known.begin("a");
    ChainText chain = chain("FROM host\n", 0);
    TargetFindings findings = new TargetFindings(List.of(), List.of(), 7);
    known.keep(chain, new StageUse(Base.UNKNOWN, true), findings);
    known.begin("a");
    assertEquals(
        Optional.of(findings),
        known.find(chain("FROM host\n", 20), new StageUse(Base.UNKNOWN, true)));
    known.begin("b");
    assertTrue(known.find(chain, new StageUse(Base.UNKNOWN, true)).isEmpty());
  }

  @Test
  void theFirstMistakeIsMendedInWhatIsKnownOfTheText() {
    StageUse use = new StageUse(Base.UNKNOWN, true);
    ChainText chain = chain("FROM host\n", 0);
    KnownTargets written = new KnownTargets();
    written.begin("a");
    written.keep(chain, use, new TargetFindings(List.of(), List.of(), 7));
    KnownTargets mended = new KnownTargets(written);
    mended.begin("b");
    assertTrue(mended.find(chain, use).isEmpty());
    mended.begin("a");
    assertTrue(mended.find(chain, use).isPresent());
  }

  private static ChainText chain(String text, int start) {
    return new ChainText(List.of(text), List.of(new Span(start, start + text.length())));
  }
}
