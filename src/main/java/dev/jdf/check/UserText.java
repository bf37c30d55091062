package dev.jdf.check;

import dev.jdf.syntax.Word;
import java.util.regex.Pattern;

/**
 * What USER says, {@code user[:group]}, taken apart as {@link dev.jdf.linux.Accounts} does.
 *
 * @param user root if nobody is named
 * @param group empty if none is named: then the image decides
 */
record UserText(String user, String group) {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern ZERO = Pattern.compile("[+-]?0+");

  static UserText of(Word name) {
    String[] parts = name.text().split(":", -1);
    return new UserText(parts[0].isEmpty() ? "root" : parts[0], parts.length > 1 ? parts[1] : "");
  }

  /** Whether the name or number of a user or a group is root's, as far as the text tells. */
  static boolean isRoot(String id) {
    return id.equals("root") || ZERO.matcher(id).matches();
  }

  /** Whether it is a number without a group: that of the image's passwd, or root's. */
  boolean leavesGroupOpen() {
    return group.isEmpty() && NUMBER.matcher(user).matches();
  }
}
