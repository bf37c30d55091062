package dev.jdf.compile;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of the texts that were checked last, by their names. */
public final class KnownTexts {

  /** What is open in an editor, and some more. */
  private static final int MOST = 64;

  private final Map<String, KnownText> texts = new LinkedHashMap<>(16, 0.75f, true);

  public synchronized KnownText of(String name) {
    KnownText text = texts.computeIfAbsent(name, it -> new KnownText());
    if (texts.size() > MOST) {
      texts.remove(texts.keySet().iterator().next());
    }
    return text;
  }
}
