package dev.jdf.lower;

import dev.jdf.oci.Resources;
import java.util.ArrayList;
import java.util.List;

/** {@code linux.resources.devices}: which devices the control group lets the container open. */
final class DeviceLowering {

  private static final String ANY = "-";
  private static final String ACCESS = "rwm";

  private DeviceLowering() {}

  static List<Resources.Device> rules(boolean privileged) {
    List<Resources.Device> rules = new ArrayList<>();
    Table.read("device-rules.tsv").forEach(row -> rules.add(rule(row)));
    if (privileged) {
      rules.add(new Resources.Device(true, null, null, null, ACCESS));
    }
    return rules;
  }

  private static Resources.Device rule(List<String> row) {
    boolean allow = row.get(0).equals("allow");
    return row.get(1).equals(ANY)
        ? new Resources.Device(allow, null, null, null, ACCESS)
        : new Resources.Device(
            allow, row.get(1), Long.valueOf(row.get(2)), Long.valueOf(row.get(3)), ACCESS);
  }
}
