package dev.jdf.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.oci.Resources;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CgroupSettingsTest {

  @Test
  void sharesBecomeAWeightWhoseDefaultIsTheDefault() {
    assertEquals(1, CgroupV2Settings.weight(2));
    assertEquals(100, CgroupV2Settings.weight(1024));
    assertEquals(10_000, CgroupV2Settings.weight(262_144));
  }

  @Test
  void versionOneKeepsTheOrderThatANewCgroupTakes() {
    assertEquals("""
        devices.deny a
        devices.allow c 1:3 rw, c *:* m, b *:* m, c 1:3 rwm, c 1:5 rwm, c 1:7 rwm, c 1:8 rwm,\
         c 1:9 rwm, c 5:0 rwm, c 5:2 rwm, c 136:* rwm
        memory.limit_in_bytes 1000
        memory.memsw.limit_in_bytes 3000
        cpu.shares 512
        cpu.cfs_period_us 100000
        cpu.cfs_quota_us 50000
        cpuset.cpus 0-1
        pids.max 0""", text(CgroupV1Settings.of(resources())));
  }

  @Test
  void versionTwoLimitsSwapAlone() {
    assertEquals("""
        memory.max 1000
        memory.swap.max 2000
        cpu.weight 59
        cpu.max 50000 100000
        cpuset.cpus 0-1
        pids.max 0""", text(CgroupV2Settings.of(resources())));
  }

  private static Resources resources() {
    return new Resources(
        List.of(
            new Resources.Device(false, null, null, null, "rwm"),
            new Resources.Device(true, "c", 1L, 3L, "rw")),
        new Resources.Memory(1000L, null, 3000L, null, null, null, false, false, false),
        new Resources.Cpu(512L, 50_000L, null, 100_000L, null, null, "0-1", "", null),
        null,
        List.of(),
        null,
        new Resources.Pids(0L),
        new TreeMap<>(),
        new TreeMap<>());
  }

  private static String text(List<CgroupSetting> settings) {
    return settings.stream()
        .map(setting -> setting.files().get(0) + " " + String.join(", ", setting.values()))
        .collect(Collectors.joining("\n"));
  }
}
