package dev.jdf.syntax;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What people write who know the command line of docker: its flags, as lines. */
final class DockerWords {

  private DockerWords() {}

  /** The instruction that a flag stands for, with its value: {@code --cap-add=X} is CAP_ADD X. */
  static Optional<String> instruction(String written, Collection<String> names) {
    int equals = written.indexOf('=');
    String flag = equals < 0 ? written : written.substring(0, equals);
    String name = flag.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    return names.contains(name)
        ? Optional.of(equals < 0 ? name : name + " " + written.substring(equals + 1))
        : longer(name);
  }

  /** What a short word stands for that is too far from it to be a slip. */
  private static Optional<String> longer(String name) {
    return switch (name) {
      case "NET" -> Optional.of("NETWORK");
      case "MEM" -> Optional.of("MEMORY");
      case "SHM" -> Optional.of("SHM_SIZE");
      case "PIDS" -> Optional.of("PIDS_LIMIT");
      case "CPUSET" -> Optional.of("CPUSET_CPUS");
      case "SECURITY" -> Optional.of("SECURITY_OPT");
      default -> Optional.empty();
    };
  }

  /** What to say of the flags that isolate nothing, and so are no instructions. */
  static Optional<String> hint(String written) {
    if (!written.isEmpty() && "\"[],'".indexOf(written.charAt(0)) >= 0) {
      return Optional.of("if it belongs to the line above, that line must end with \\");
    }
    String name = written.replaceFirst("^-+", "").replaceFirst("=.*", "").toUpperCase(Locale.ROOT);
    return switch (name) {
      case "PUBLISH", "PORTS" ->
        Optional.of("no port is published here: NETWORK host shares the machine's network");
      case "RESTART", "RM", "DETACH" ->
        Optional.of("when it is started, and how often, is up to whoever runs jexec");
      case "NAME" -> Optional.of("a container has no name here; HOSTNAME is what the process sees");
      case "GPUS" ->
        Optional.of("name the device nodes instead: DEVICE /dev/nvidia0 /dev/nvidiactl");
      default -> Optional.empty();
    };
  }
}
