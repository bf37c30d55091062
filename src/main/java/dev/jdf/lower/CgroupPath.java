package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.syntax.IsolationInstruction.CgroupParent;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code linux.cgroupsPath}: a group inside of {@code CGROUP_PARENT}. A configuration has no id of a
 * container to name it by, as docker's engine does: its name is the spec's.
 */
final class CgroupPath {

  private CgroupPath() {}

  /** {@code file} is the name of the spec's file. */
  static Checked<Optional<String>> of(Profile profile, String file) {
    Optional<Word> parent = profile.last(CgroupParent.class).map(CgroupParent::value);
    if (parent.isEmpty()) {
      return Checked.ok(Optional.empty());
    }
    String text = parent.get().text();
    List<String> names =
        Arrays.stream(text.split("/", -1)).filter(name -> !name.isEmpty()).toList();
    boolean plain = !names.isEmpty() && names.stream().allMatch(CgroupPath::isName);
    if (!plain) {
      return Checked.failed(List.of(LimitErrors.badCgroupParent(parent.get())));
    }
    String root = text.startsWith("/") ? "/" : "";
    return Checked.ok(Optional.of(root + String.join("/", names) + "/" + stem(file)));
  }

  private static boolean isName(String name) {
    return !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c < ' ' || c == ':');
  }

  private static String stem(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return isName(stem) && !stem.isEmpty() ? stem : "jdf";
  }
}
