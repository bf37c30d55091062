package dev.jdf.run;

import dev.jdf.linux.Arch;
import dev.jdf.plan.Host;
import dev.jdf.plan.Host.Range;
import dev.jdf.plan.Host.SubordinateIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the facts about a machine from its files. What a machine does not have (cgroups, security
 * modules, subordinate ids) is absent from the result; only /proc itself has to be there.
 */
public final class HostReader {

  private static final long ID_END = 1L << 32;
  private static final List<String> PROGRAM_FOLDERS =
      List.of("/usr/local/bin", "/usr/bin", "/bin", "/run/wrappers/bin");

  /** A host, and the files that it was read from; none if it is not to be told by them. */
  public record Reading(Host host, Optional<List<Premise>> premises) {}

  private static final int X_OK = 1;
  private static final int F_OK = 0;

  private final Path root;
  private final List<Premise> premises = new ArrayList<>();

  /** A reader of the machine whose files lie under {@code root}; {@code /} is this one. */
  public HostReader(Path root) {
    this.root = root;
  }

  /**
   * The facts as they are now.
   *
   * @param user the caller's login name, by which /etc/subuid may know them
   */
  public Host read(Arch arch, String user) throws IOException {
    return observe(arch, user).host();
  }

  /** The same, and what it depends on. */
  public Reading observe(Arch arch, String user) throws IOException {
    premises.clear();
    String status = status();
    Host host = host(arch, user, status);
    premises.add(Premise.of(at("/etc/passwd")));
    return new Reading(
        host, isOneUser(status) ? Optional.of(List.copyOf(premises)) : Optional.empty());
  }

  private Host host(Arch arch, String user, String status) throws IOException {
    long euid = effective(status, "Uid:");
    long egid = effective(status, "Gid:");
    return new Host(
        arch,
        text("/proc/sys/kernel/osrelease").strip(),
        euid,
        egid,
        new SubordinateIds(ranges(text("/etc/subuid"), euid, user), program("newuidmap")),
        new SubordinateIds(ranges(text("/etc/subgid"), euid, user), program("newgidmap")),
        Cgroups.of(
            MountTable.parse(text("/proc/self/mountinfo")),
            text("/proc/self/cgroup"),
            folder -> text(folder + "/cgroup.controllers")),
        lsms(),
        capabilities(status),
        isGranted(at("/dev/mqueue"), F_OK));
  }

  /** All, where they are not told. */
  private static long capabilities(String status) {
    return Stream.of("CapBnd:", "CapInh:")
        .flatMap(name -> status.lines().filter(line -> line.startsWith(name)))
        .map(line -> line.split("\\s+"))
        .filter(words -> words.length == 2 && words[1].matches("[0-9a-f]{1,16}"))
        .mapToLong(words -> Long.parseUnsignedLong(words[1], 16))
        .reduce((bounding, inheritable) -> bounding | inheritable)
        .orElse(-1);
  }

  /** The second number of a line {@code Uid: real effective saved filesystem}. */
  private static long effective(String status, String name) throws IOException {
    return ids(status, name)
        .map(words -> Long.parseLong(words[2]))
        .orElseThrow(() -> new IOException("/proc/self/status cannot be read: is /proc mounted?"));
  }

  private static boolean isOneUser(String status) {
    return Stream.of("Uid:", "Gid:")
        .map(name -> ids(status, name))
        .allMatch(ids -> ids.filter(words -> words[1].equals(words[2])).isPresent());
  }

  private static Optional<String[]> ids(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.split("\\s+"))
        .filter(words -> words.length > 2 && words[2].matches("[0-9]{1,10}"))
        .findFirst();
  }

  /** The lines {@code owner:first:count} of subuid(5) whose owner is the user, by name or number. */
  static List<Range> ranges(String file, long uid, String user) {
    List<Range> ranges = new ArrayList<>();
    for (String line : file.lines().toList()) {
      String[] fields = line.strip().split(":", -1);
      boolean whole = fields.length == 3 && isId(fields[1]) && isId(fields[2]);
      if (whole && (fields[0].equals(user) || fields[0].equals(Long.toString(uid)))) {
        ranges.add(new Range(Long.parseLong(fields[1]), Long.parseLong(fields[2])));
      }
    }
    ranges.removeIf(range -> range.count() == 0 || range.first() + range.count() > ID_END);
    return ranges;
  }

  private static boolean isId(String text) {
    return text.matches("[0-9]{1,10}");
  }

  /** Where a program is on this machine; empty where it is not. */
  private String program(String name) {
    return PROGRAM_FOLDERS.stream()
        .map(folder -> folder + "/" + name)
        .filter(path -> isGranted(at(path), X_OK))
        .findFirst()
        .orElse("");
  }

  /** securityfs is often not mounted; the two modules that matter can be told without it. */
  private List<String> lsms() {
    String list = text("/sys/kernel/security/lsm").strip();
    if (!list.isEmpty()) {
      return List.of(list.split(","));
    }
    boolean apparmor = text("/sys/module/apparmor/parameters/enabled").startsWith("Y");
    boolean selinux = isGranted(at("/sys/fs/selinux/enforce"), F_OK);
    return Stream.of(
            apparmor ? Optional.of("apparmor") : Optional.<String>empty(),
            selinux ? Optional.of("selinux") : Optional.<String>empty())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty where the file cannot be read. */
  private String text(String path) {
    Premise premise = Premise.of(at(path));
    premises.add(premise);
    return premise instanceof Premise.Content content
        ? StandardCharsets.UTF_8.decode(content.bytes().duplicate()).toString()
        : "";
  }

  /** Changes all the time, and is no premise as a whole. */
  private String status() throws IOException {
    try {
      return Files.readString(at("/proc/self/status"));
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private boolean isGranted(Path path, int mode) {
    boolean granted = mode == X_OK ? Files.isExecutable(path) : Files.exists(path);
    premises.add(new Premise.Access(path, mode, granted));
    return granted;
  }

  private Path at(String path) {
    return root.resolve(path.substring(1));
  }
}
