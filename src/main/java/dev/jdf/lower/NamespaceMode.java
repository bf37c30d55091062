package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.NamespaceType;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * What one of {@code PID}, {@code IPC}, {@code UTS}, {@code NETWORK}, {@code USERNS}, {@code
 * CGROUPNS} says.
 *
 * @param path of the namespace to join, empty for all other kinds
 */
record NamespaceMode(Kind kind, String path) {

  static final NamespaceMode PRIVATE = new NamespaceMode(Kind.PRIVATE, "");
  static final NamespaceMode HOST = new NamespaceMode(Kind.HOST, "");

  /** The vocabulary of podman, the same for all namespaces. */
  enum Kind {
    HOST,
    PRIVATE,
    /** Private, and nothing in it: a network of loopback only, no shared memory for IPC. */
    NONE,
    JOIN
  }

  boolean isHost() {
    return kind == Kind.HOST;
  }

  boolean isNew() {
    return kind == Kind.PRIVATE || kind == Kind.NONE;
  }

  /** The mode that {@code word} names, if the namespace of {@code type} has it. */
  static Checked<NamespaceMode> parse(Word word, NamespaceType type) {
    if (word.text().startsWith("ns:")) {
      return join(Words.from(word, "ns:".length()));
    }
    if (!names(type).contains(word.text())) {
      return Checked.failed(List.of(SpecErrors.unknownMode(word, type, names(type))));
    }
    return Checked.ok(
        switch (word.text()) {
          case "host" -> HOST;
          case "none" -> new NamespaceMode(Kind.NONE, "");
          default -> PRIVATE;
        });
  }

  private static Checked<NamespaceMode> join(Word path) {
    return path.text().startsWith("/") && path.text().indexOf('\0') < 0
        ? Checked.ok(new NamespaceMode(Kind.JOIN, path.text()))
        : Checked.failed(List.of(SpecErrors.badNamespacePath(path)));
  }

  static List<String> names(NamespaceType type) {
    List<String> names = new ArrayList<>(List.of("host", "private"));
    if (type == NamespaceType.NETWORK || type == NamespaceType.IPC) {
      names.add("none");
    }
    if (type == NamespaceType.IPC) {
      names.add("shareable");
    }
    return names;
  }
}
