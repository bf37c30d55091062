package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The smallest thing that a message can point at.
 *
 * @param text as written in a {@link Spec}; expanded in a {@link Profile}
 * @param span where it is written, in either
 * @param places where each character is written, if they do not simply follow each other
 */
public record Word(String text, Span span, @Nullable Places places) {

  /** A word whose text is written as it is, if it is as long as its place. */
  public Word(String text, Span span) {
    this(text, span, null);
  }

  /** In plain code: what a record has of its own is linked at each start of the program. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Word word
        && text.equals(word.text)
        && span.equals(word.span)
        && Objects.equals(places, word.places);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + span.hashCode();
  }

  /** Where the characters from {@code start} up to but without {@code end} are written. */
  public Span span(int start, int end) {
    if (places != null) {
      return places.span(start, end).orElse(span);
    }
    return span.length() == text.length()
        ? new Span(span.start() + start, span.start() + end)
        : span;
  }

  /** The characters from {@code start} up to but without {@code end}. */
  public Word part(int start, int end) {
    Places part = places == null ? null : places.part(start, end);
    return new Word(text.substring(start, end), span(start, end), part);
  }

  /** In a text in which it stands so many characters further on. */
  Word moved(int by) {
    return new Word(text, span.moved(by), places == null ? null : places.moved(by));
  }

  /** What comes of the word: its parts are written nowhere, unless it is the same. */
  Word changed(String value) {
    return value.equals(text) ? this : new Word(value, span, Places.NONE);
  }

  /** Without the places of the characters: how a word is cut up is a matter of layout. */
  @Override
  public String toString() {
    return "Word[text=" + text + ", span=" + span + "]";
  }
}
