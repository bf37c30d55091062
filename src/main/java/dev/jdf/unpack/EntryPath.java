package dev.jdf.unpack;

import dev.jdf.store.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an entry goes, from the root of the tree on: names without dots and slashes. Absolute names
 * start at that root too, as in all tools.
 *
 * @param parts empty for the root itself
 */
record EntryPath(List<String> parts) {

  EntryPath {
    parts = List.copyOf(parts);
  }

  /** The path that is written in an archive as {@code name}. */
  static EntryPath of(String name, LayerErrors errors) throws Refusal {
    if (name.length() > Limits.PATH) {
      throw errors.tooMuch("has a path of " + name.length() + " bytes");
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= name.length()) {
      int slash = name.indexOf('/', start);
      int end = slash < 0 ? name.length() : slash;
      addTo(parts, name.substring(start, end), name, errors);
      start = end + 1;
    }
    if (parts.size() > Limits.DEPTH) {
      throw errors.tooMuch("has a path of " + parts.size() + " directories");
    }
    return new EntryPath(parts);
  }

  private static void addTo(List<String> parts, String part, String name, LayerErrors errors)
      throws Refusal {
    if (part.equals("..")) {
      throw errors.unsafe(name, "leads out of its directory");
    }
    if (part.length() > Limits.NAME) {
      throw errors.tooMuch("has a name of " + part.length() + " bytes");
    }
    if (!part.isEmpty() && !part.equals(".")) {
      parts.add(part);
    }
  }

  boolean isRoot() {
    return parts.isEmpty();
  }

  /** The directory that it is in; not for the root. */
  List<String> directory() {
    return parts.subList(0, parts.size() - 1);
  }

  /** Its name there; not for the root. */
  String name() {
    return parts.get(parts.size() - 1);
  }

  @Override
  public String toString() {
    return String.join("/", parts);
  }
}
