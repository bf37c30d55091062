package dev.jdf.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.jdf.source.SourceFile;
import dev.jdf.syntax.DockerfileInstruction;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing that a spec says is lost on the way to its configuration. */
class CompletenessTest {

  /** One line of each instruction that has full meaning, each changing something. */
  private static final SourceFile SPEC = new SourceFile("all.jdf", """
      FROM dir:./rootfs
      MAINTAINER somebody
      ENV A=1
      LABEL b=2
      USER bob
      WORKDIR /srv
      ENTRYPOINT ["/app"]
      CMD ["x"]
      STOPSIGNAL SIGINT
      EXPOSE 80
      VOLUME /data
      HOSTNAME box
      CAP_ADD NET_RAW
      CAP_DROP CHOWN
      READ_ONLY
      TMPFS /run
      MOUNT type=bind,src=/etc,dst=/mnt
      SYSCTL net.core.somaxconn=1
      ULIMIT nofile=64
      SECURITY_OPT seccomp=unconfined
      PID host
      IPC none
      NETWORK ns:/run/netns/a
      USERNS private
      CGROUPNS host
      INIT
      TTY
      ANNOTATION k=v
      DOMAINNAME example.org
      DEVICE /dev/null:/dev/n
      DEVICE_CGROUP_RULE "c 10:* r"
      GROUP_ADD wheel
      MEMORY 64m
      MEMORY_RESERVATION 32m
      MEMORY_SWAP 65m
      CPUS 0.5
      CPU_SHARES 512
      CPUSET_CPUS 0
      CPUSET_MEMS 0
      PIDS_LIMIT 10
      BLKIO_WEIGHT 300
      OOM_SCORE_ADJ 5
      CGROUP_PARENT /jdf
      """);

  /** What has another case, since it contradicts or covers one of the others. */
  private static final List<SourceFile> ALONE = Stream.of(
          "UTS host",
          "PRIVILEGED",
          "SHM_SIZE 8m",
          "HEALTHCHECK CMD true",
          "CPU_PERIOD 5000",
          "CPU_QUOTA 5000")
      .map(line -> new SourceFile(line, "FROM dir:./rootfs\n" + line + "\nCMD [\"x\"]\n"))
      .toList();

  /** What evaluation uses up, or refuses: nothing of it is left to lower. */
  private static final Set<String> NEVER_LOWERED =
      Set.of("From", "Arg", "Shell", "Run", "Copy", "Add", "Onbuild");

  @Test
  void everyInstructionHasACase() {
    Set<String> cases = Stream.concat(Stream.of(SPEC), ALONE.stream())
        .flatMap(file -> lines(file).stream())
        .map(line -> line.getClass().getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
    cases.addAll(NEVER_LOWERED);
    assertEquals(kinds(), cases);
  }

  @TestFactory
  Stream<DynamicTest> everyInstructionCounts() {
    return Stream.concat(Stream.of(SPEC), ALONE.stream())
        .flatMap(file -> lines(file).stream()
            .map(line -> DynamicTest.dynamicTest(line.keyword().text(), () -> check(file, line))));
  }

  private static void check(SourceFile file, Instruction line) {
    Profile profile = profile(file);
    List<Instruction> rest = new ArrayList<>(lines(file));
    rest.remove(line);
    Profile without =
        new Profile(profile.from(), profile.platform(), List.of(new Layer(null, rest)));
    assertNotEquals(
        SpecText.lower(file, profile), SpecText.lower(file, without), line + " is lost");
  }

  private static Profile profile(SourceFile file) {
    return SpecText.profile(file)
        .value()
        .orElseThrow(() -> new AssertionError(SpecText.profile(file).findings()));
  }

  private static List<Instruction> lines(SourceFile file) {
    return profile(file).layers().stream()
        .flatMap(it -> it.instructions().stream())
        .toList();
  }

  private static Set<String> kinds() {
    return Stream.of(DockerfileInstruction.class, IsolationInstruction.class)
        .flatMap(CompletenessTest::cases)
        .map(Class::getSimpleName)
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Class<?>> cases(Class<?> kind) {
    return kind.isSealed()
        ? Stream.of(kind.getPermittedSubclasses()).flatMap(CompletenessTest::cases)
        : Stream.of(kind);
  }
}
