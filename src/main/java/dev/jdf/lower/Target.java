package dev.jdf.lower;

import dev.jdf.linux.Arch;
import dev.jdf.oci.Linux;
import java.util.List;

/**
 * What the configuration is made for.
 *
 * @param uid the caller's, whose ids {@code USERNS private} maps
 * @param hostDevices what {@code PRIVILEGED} hands over
 * @param sourceMap whether the configuration says which line asked for what
 */
public record Target(
    Arch arch, long uid, long gid, List<Linux.Device> hostDevices, boolean sourceMap) {

  public Target {
    hostDevices = List.copyOf(hostDevices);
  }
}
