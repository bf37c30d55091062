package dev.jdf.unpack;

import dev.jdf.store.Refusal;

/** What a name says of the layers below (image-spec {@code layer.md#whiteouts}). */
enum Whiteout {
  /** Nothing: it is the name of a file. */
  NONE,
  /** That a file of theirs is gone. */
  FILE,
  /** That all in this directory of theirs is gone. */
  OPAQUE,
  /** Nothing any more: aufs kept its own files in old images. */
  IGNORED;

  private static final String START = ".wh.";
  private static final String OF_AUFS = ".wh..wh.";
  private static final String ALL = ".wh..wh..opq";

  static Whiteout of(EntryPath path, LayerErrors errors) throws Refusal {
    int last = path.parts().size() - 1;
    for (int i = 0; i <= last; i++) {
      String part = path.parts().get(i);
      if (!part.startsWith(START)) {
        continue;
      }
      if (part.startsWith(OF_AUFS) && !part.equals(ALL)) {
        return IGNORED;
      }
      String name = removed(part);
      if (i < last || name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw errors.unsafe(path.toString(), "is no name of a file that could be gone");
      }
      return part.equals(ALL) ? OPAQUE : FILE;
    }
    return NONE;
  }

  /** The name of the file that {@code whiteout} says is gone. */
  static String removed(String whiteout) {
    return whiteout.substring(START.length());
  }
}
