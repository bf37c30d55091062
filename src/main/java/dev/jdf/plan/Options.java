package dev.jdf.plan;

/**
 * What the caller of jexec decides, beside the config.
 *
 * @param bundle absolute path of the folder that relative paths of the config start from
 * @param cgroupManager whether cgroups are made
 * @param writes what becomes of the root filesystem
 */
public record Options(String bundle, CgroupDriver cgroupManager, RootWrites writes) {

  /** How cgroups are made, under the names that crun gives these. */
  public enum CgroupDriver {
    CGROUPFS,
    DISABLED
  }
}
