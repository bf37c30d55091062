package dev.jdf.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.launcher.Launcher;
import dev.jdf.linux.Arch;
import dev.jdf.oci.ConfigReader;
import dev.jdf.plan.Host;
import dev.jdf.plan.Host.CgroupHierarchy;
import dev.jdf.plan.Host.Range;
import dev.jdf.plan.Options;
import dev.jdf.plan.Options.CgroupDriver;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Planner;
import dev.jdf.plan.RootWrites;
import dev.jdf.run.HostReader;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An OCI bundle in a folder of its own: a busybox root filesystem and a config that a test alters,
 * to be run by jexec's launcher or by a peer.
 */
public final class Bundle {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final String APPLETS = """
      sh cat ls id true false echo grep head mount umount stat touch mkdir ps sleep
      kill env pwd hostname readlink mknod dd wc sort tr chroot unshare nc test printf
      ln rm find setsid tty stty sed awk cut date chmod chown su ifconfig ip
      """;

  private final Path folder;
  private final ObjectNode config;
  private CgroupDriver cgroups = CgroupDriver.CGROUPFS;
  private RootWrites writes = new RootWrites.InPlace();
  private UnaryOperator<Host> seen = host -> host;

  private Bundle(Path folder, ObjectNode config) {
    this.folder = folder;
    this.config = config;
  }

  /** A bundle in {@code folder}; the test is skipped without root or busybox. */
  public static Bundle in(Path folder) {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    assumeTrue(Files.isExecutable(BUSYBOX), "needs a static busybox in /bin");
    try (InputStream text = Bundle.class.getResourceAsStream("/container/config.json")) {
      Path rootfs = folder.resolve("rootfs");
      for (String name : List.of("bin", "etc", "tmp", "proc", "sys", "dev")) {
        Files.createDirectories(rootfs.resolve(name));
      }
      Files.copy(BUSYBOX, rootfs.resolve("bin/busybox"));
      for (String applet : APPLETS.strip().split("\\s+", -1)) {
        Files.createSymbolicLink(rootfs.resolve("bin/" + applet), Path.of("busybox"));
      }
      Files.writeString(rootfs.resolve("etc/passwd"), "root:x:0:0::/root:/bin/sh\n");
      Files.writeString(rootfs.resolve("etc/group"), "root:x:0:\n");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new Bundle(folder, (ObjectNode) JSON.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  public Path rootfs() {
    return folder.resolve("rootfs");
  }

  /** The whole config, to be altered. */
  public ObjectNode config() {
    return config;
  }

  public ObjectNode process() {
    return (ObjectNode) config.get("process");
  }

  public ObjectNode linux() {
    return (ObjectNode) config.get("linux");
  }

  public ArrayNode mounts() {
    return (ArrayNode) config.get("mounts");
  }

  /** Adds a mount behind the others. */
  public Bundle mount(String destination, String type, String source, String... options) {
    ObjectNode mount = mounts().addObject();
    mount.put("destination", destination).put("type", type).put("source", source);
    Arrays.stream(options).forEach(mount.putArray("options")::add);
    return this;
  }

  /** Removes the mount at {@code destination} and those below it. */
  public Bundle withoutMount(String destination) {
    for (int i = mounts().size() - 1; i >= 0; i--) {
      String place = mounts().get(i).get("destination").asText();
      if (place.equals(destination) || place.startsWith(destination + "/")) {
        mounts().remove(i);
      }
    }
    return this;
  }

  public Bundle withoutNamespace(String type) {
    ArrayNode namespaces = (ArrayNode) linux().get("namespaces");
    for (int i = namespaces.size() - 1; i >= 0; i--) {
      if (namespaces.get(i).get("type").asText().equals(type)) {
        namespaces.remove(i);
      }
    }
    return this;
  }

  public Bundle args(String... args) {
    ArrayNode list = process().putArray("args");
    Arrays.stream(args).forEach(list::add);
    return this;
  }

  /** A shell script as the program. */
  public Bundle script(String text) {
    return args("/bin/sh", "-c", text);
  }

  public Bundle withoutCgroups() {
    cgroups = CgroupDriver.DISABLED;
    return this;
  }

  /** To be run with a root that nothing is written to. */
  public Bundle writing(RootWrites where) {
    writes = where;
    return this;
  }

  /** As if the machine had another kernel. */
  public Bundle onKernel(String release) {
    return seenAs(OtherHost.withKernel(release));
  }

  /** As if the machine had only some of its hierarchies of cgroups. */
  public Bundle withCgroups(Predicate<CgroupHierarchy> hierarchies) {
    return seenAs(OtherHost.withCgroups(hierarchies));
  }

  /** To be run by the user and the group {@code id}, who may map {@code ranges} of other ids. */
  public Bundle ofUser(long id, List<Range> ranges) {
    return seenAs(OtherHost.ofUser(id, ranges));
  }

  private Bundle seenAs(UnaryOperator<Host> other) {
    UnaryOperator<Host> before = seen;
    seen = host -> other.apply(before.apply(host));
    return this;
  }

  /** Takes the config of {@code file} for its own. */
  public Bundle like(Path file) {
    try {
      config.removeAll();
      config.setAll((ObjectNode) JSON.readTree(Files.readString(file)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes config.json and returns its path. */
  public Path write() {
    try {
      return Files.writeString(
          folder.resolve("config.json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The findings about the config, and the plan if there is one. */
  public Checked<Plan> plan() {
    try {
      SourceFile file = SourceFile.decode("config.json", Files.readAllBytes(write()));
      return ConfigReader.read(file)
          .then(document -> Planner.plan(
              document, seen.apply(host()), new Options(folder.toString(), cgroups, writes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles the config to a launcher; a test of a config that is refused must not call this. */
  public Path launcher() {
    Plan plan =
        plan().value().orElseThrow(() -> new AssertionError("refused: " + plan().findings()));
    try {
      Path file = folder.resolve("launcher");
      Files.deleteIfExists(file);
      Files.write(file, Launcher.compile(plan, Arch.X86_64));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-x------"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the container as jexec does: a config that is refused exits with 125 and its findings. */
  public Result jexec() {
    Checked<Plan> plan = plan();
    if (plan.value().isEmpty()) {
      return new Result(125, "", text(plan.findings()));
    }
    return Command.run(folder, List.of(launcher().toString()));
  }

  public Result jexec(String input) {
    return Command.run(folder, List.of(launcher().toString()), input);
  }

  /** Runs the same config with runc. */
  public Result runc() {
    return Command.run(folder, runcCommand());
  }

  List<String> runcCommand() {
    assumeTrue(Command.exists("runc"), "needs runc");
    write();
    return List.of("runc", "run", "jdf-test-" + ProcessHandle.current().pid());
  }

  /** Runs the same config with crun. */
  public Result crun() {
    return Command.run(folder, crunCommand());
  }

  /** It refuses hybrid cgroups: version 2 is out of its sight. */
  List<String> crunCommand() {
    assumeTrue(Command.exists("crun"), "needs crun");
    write();
    String script = "umount /sys/fs/cgroup/unified 2>/dev/null; exec \"$@\"";
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", script, "sh"));
    command.addAll(List.of("crun", "run", "jdf-test-" + ProcessHandle.current().pid()));
    return command;
  }

  /** The machine that the tests run on. */
  public static Host host() {
    try {
      return new HostReader(Path.of("/")).read(Arch.X86_64, System.getProperty("user.name"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(List<Diagnostic> findings) {
    StringBuilder text = new StringBuilder();
    findings.forEach(finding ->
        text.append(finding.code().id()).append(": ").append(finding.message()).append('\n'));
    return text.toString();
  }
}
