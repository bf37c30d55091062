package dev.jdf.ast;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A value that is another one in the reference than in jdf.
 *
 * @param of what the differing value is a part of, as the reference has it
 */
record TreeDifference(String path, JsonNode of, JsonNode wanted, JsonNode got) {

  /** Where both find an error, and not at the same place or not in the same phase. */
  static final String ERROR_PLACE = "error place";

  /** Whether the reference alone has an error, with such a message. */
  boolean isErrorLike(String message) {
    return path.equals("error") && got.isMissingNode() && isWanted(message);
  }

  /** Whether the reference has an error with such a message somewhere else. */
  boolean isPlaceOf(String message) {
    return path.equals(ERROR_PLACE) && isWanted(message);
  }

  private boolean isWanted(String message) {
    return wanted.path("message").asText().matches(message);
  }

  /** Adds what is different inside of the two values. */
  void collect(List<TreeDifference> found) {
    boolean lists = wanted.isArray() && got.isArray() && wanted.size() == got.size();
    if (lists) {
      for (int i = 0; i < wanted.size(); i++) {
        inside("[" + i + "]", wanted.get(i), got.get(i)).collect(found);
      }
    } else if (wanted.isObject() && got.isObject()) {
      Set<String> names = new TreeSet<>();
      wanted.fieldNames().forEachRemaining(names::add);
      got.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        inside("." + name, wanted.path(name), got.path(name)).collect(found);
      }
    } else if (!wanted.equals(got)) {
      found.add(this);
    }
  }

  private TreeDifference inside(String step, JsonNode want, JsonNode have) {
    return new TreeDifference(path + step, wanted, want, have);
  }

  @Override
  public String toString() {
    return path + ": wanted " + wanted + ", but got " + got;
  }
}
