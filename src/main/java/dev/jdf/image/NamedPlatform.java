package dev.jdf.image;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.store.Platform;
import dev.jdf.store.Refusal;
import java.util.Optional;

/** A platform as somebody writes it. */
public final class NamedPlatform {

  private NamedPlatform() {}

  static Platform parse(String text) throws Refusal {
    return Platform.parse(text)
        .orElseThrow(() -> new Refusal(
            ImageCode.BAD_PLATFORM, "'" + text + "' is no platform; linux/arm64 is one"));
  }

  /** What no platform can be called; whether there are machines of that name is not looked at. */
  public static Optional<Diagnostic> wrong(String text, Span place) {
    try {
      parse(text);
      return Optional.empty();
    } catch (Refusal e) {
      return Optional.of(e.at(place));
    }
  }
}
