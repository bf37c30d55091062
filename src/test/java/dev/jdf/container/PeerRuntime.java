package dev.jdf.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** runc or crun on a bundle as it stands. */
final class PeerRuntime {

  /** crun refuses hybrid cgroups: version 2 is out of its sight. */
  private static final String SCRIPT = "umount /sys/fs/cgroup/unified 2>/dev/null; exec \"$@\"";

  private PeerRuntime() {}

  /** The command; {@code state} is a folder of the runtime's own. */
  static List<String> command(String runtime, Path bundle, Path state) {
    return command(List.of(), runtime, bundle, state);
  }

  /** The same as an ordinary user, who can write to the folder of {@code state}. */
  static List<String> asNobody(String runtime, Path bundle, Path state) {
    List<String> become = new ArrayList<>(Jexec.becomeNobody());
    become.addAll(List.of("env", "XDG_RUNTIME_DIR=" + state));
    return command(become, runtime, bundle, state);
  }

  private static List<String> command(
      List<String> become, String runtime, Path bundle, Path state) {
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", SCRIPT, "sh"));
    command.addAll(become);
    command.addAll(List.of(runtime, "--root", state.toString()));
    command.addAll(List.of("run", "--bundle", bundle.toString()));
    command.add("jdf-image-" + ProcessHandle.current().pid());
    return command;
  }
}
