package dev.jdf.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pages of this package, by their names. */
final class Pages {

  private Pages() {}

  /** The text of {@code NAME.md}; every topic has one, as tests see to. */
  static String text(String name) {
    return resource(name + ".md");
  }

  static String resource(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no page " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static Page read(String name) {
    return Page.parse(text(name));
  }
}
