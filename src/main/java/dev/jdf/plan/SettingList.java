package dev.jdf.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of a cgroup while they are being collected: what the config leaves out is skipped. */
final class SettingList {

  private final List<CgroupSetting> settings = new ArrayList<>();

  void add(CgroupSetting setting) {
    settings.add(setting);
  }

  /** A number as it is. */
  void add(String controller, String file, @Nullable Object value, String pointer) {
    if (value != null) {
      add(CgroupSetting.of(controller, file, value, pointer));
    }
  }

  /** A uint64 that a long holds. */
  void addUnsigned(String controller, String file, @Nullable Long value, String pointer) {
    if (value != null) {
      add(CgroupSetting.of(controller, file, Long.toUnsignedString(value), pointer));
    }
  }

  /** A number where -1, no limit, is written {@code max}. */
  void addLimit(String controller, String file, @Nullable Long value, String pointer) {
    if (value != null) {
      add(CgroupSetting.of(controller, file, value < 0 ? "max" : value, pointer));
    }
  }

  List<CgroupSetting> settings() {
    return List.copyOf(settings);
  }
}
