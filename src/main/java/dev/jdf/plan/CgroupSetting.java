package dev.jdf.plan;

import java.util.List;

/**
 * What is written to one file of a cgroup.
 *
 * @param controller the controller that the file belongs to
 * @param files names of the file, the first that exists is taken
 * @param values what is written, one write each
 * @param pointer the part of the config that asks for it
 * @param optional whether it is left out where no such file exists
 */
record CgroupSetting(
    String controller, List<String> files, List<String> values, String pointer, boolean optional) {

  CgroupSetting {
    files = List.copyOf(files);
    values = List.copyOf(values);
  }

  static CgroupSetting of(String controller, String file, Object value, String pointer) {
    return new CgroupSetting(
        controller, List.of(file), List.of(value.toString()), "/linux/resources/" + pointer, false);
  }

  CgroupSetting orFile(String other) {
    return new CgroupSetting(controller, List.of(files.get(0), other), values, pointer, optional);
  }

  CgroupSetting ifPresent() {
    return new CgroupSetting(controller, files, values, pointer, true);
  }
}
