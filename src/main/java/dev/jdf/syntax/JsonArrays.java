package dev.jdf.syntax;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges text that starts like a JSON array and is no array of strings. */
final class JsonArrays {

  private static final Pattern SCALAR =
      Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{4}");

  private final String text;
  private final BitSet objects = new BitSet();
  private int depth;
  private int at;
  private boolean opened;

  private JsonArrays(String text) {
    this.text = text;
  }

  /** Whether the text is a JSON array of whatever elements. */
  static boolean isValid(String text) {
    return text.startsWith("[") && new JsonArrays(text).readsWhole();
  }

  /** A loop and not a recursion, so that any depth is read. */
  private boolean readsWhole() {
    boolean wantsValue = true;
    do {
      gap();
      if (wantsValue) {
        if (!value()) {
          return false;
        }
        wantsValue = opened;
      } else if (!take(',')) {
        if (!close()) {
          return false;
        }
      } else {
        wantsValue = true;
        gap();
        if (objects.get(depth) && !key()) {
          return false;
        }
      }
    } while (depth > 0);
    gap();
    return at == text.length();
  }

  /** Reads a scalar, an empty container, or the opening of one that is not empty. */
  private boolean value() {
    opened = false;
    if (take('[') || take('{')) {
      boolean object = text.charAt(at - 1) == '{';
      objects.set(++depth, object);
      gap();
      if (close()) {
        return true;
      }
      opened = true;
      return !object || key();
    }
    return string() || match(SCALAR);
  }

  private boolean string() {
    if (!take('"')) {
      return false;
    }
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c < ' ' || (c == '\\' && !escape())) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    if (take('u')) {
      return match(HEX);
    }
    return at < text.length() && "\"\\/bfnrt".indexOf(text.charAt(at++)) >= 0;
  }

  private boolean key() {
    boolean named = string();
    gap();
    return named && take(':');
  }

  private boolean close() {
    boolean closes = take(objects.get(depth) ? '}' : ']');
    depth -= closes ? 1 : 0;
    return closes;
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private boolean match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    boolean there = matcher.lookingAt();
    at = there ? matcher.end() : at;
    return there;
  }

  private void gap() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
