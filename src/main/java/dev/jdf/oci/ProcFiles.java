package dev.jdf.oci;

import java.util.Set;

/** What may be mounted in /proc: over the files that lxcfs provides, and nothing else (as runc). */
public final class ProcFiles {

  public static final Set<String> COVERABLE = Set.of(
      "/proc/cpuinfo",
      "/proc/diskstats",
      "/proc/meminfo",
      "/proc/stat",
      "/proc/swaps",
      "/proc/uptime",
      "/proc/loadavg",
      "/proc/slabinfo",
      "/proc/sys/kernel/ns_last_pid",
      "/proc/sys/crypto/fips_enabled");

  private ProcFiles() {}
}
