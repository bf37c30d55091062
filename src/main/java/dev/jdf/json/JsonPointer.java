package dev.jdf.json;

import java.util.ArrayList;
import java.util.List;

/** JSON pointers (RFC 6901): texts that name a part of a document, {@code /process/args/0}. */
public final class JsonPointer {

  private JsonPointer() {}

  /** A key as a segment of a pointer. */
  public static String escape(String segment) {
    return segment.replace("~", "~0").replace("/", "~1");
  }

  /** The keys that a pointer names, from the root. */
  public static List<String> segments(String pointer) {
    List<String> segments = new ArrayList<>();
    for (String part : pointer.split("/", -1)) {
      segments.add(part.replace("~1", "/").replace("~0", "~"));
    }
    return segments.subList(1, segments.size());
  }
}
