package dev.jdf.diagnostic;

import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A finding: what is wrong, where in its file, and how to mend it.
 *
 * @param span the place that the message is about
 * @param labels other places in the same file that explain it
 * @param notes sentences below the code frame
 */
public record Diagnostic(
    Code code,
    Severity severity,
    Span span,
    String message,
    List<Label> labels,
    List<String> notes,
    @Nullable Fix fix) {

  /** In the order of the text; a comparator of the JDK's would be made at every cold start. */
  public static final Comparator<Diagnostic> BY_PLACE =
      (one, other) -> Integer.compare(one.span.start(), other.span.start());

  public Diagnostic {
    labels = List.copyOf(labels);
    notes = List.copyOf(notes);
  }

  /** What tells most findings apart: to go through labels and notes takes longer than it gains. */
  @Override
  public int hashCode() {
    return 31 * span.hashCode() + message.hashCode();
  }

  public static Diagnostic error(Code code, Span span, String message) {
    return new Diagnostic(code, Severity.ERROR, span, message, List.of(), List.of(), null);
  }

  public static Diagnostic warning(Code code, Span span, String message) {
    return new Diagnostic(code, Severity.WARNING, span, message, List.of(), List.of(), null);
  }

  public Diagnostic withLabel(Span place, String text) {
    List<Label> more = new ArrayList<>(labels);
    more.add(new Label(place, text));
    return new Diagnostic(code, severity, span, message, more, notes, fix);
  }

  public Diagnostic withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Diagnostic(code, severity, span, message, labels, more, fix);
  }

  /** Where something else says it already. */
  public Diagnostic withoutNote(String note) {
    List<String> fewer = notes.stream().filter(it -> !it.equals(note)).toList();
    return new Diagnostic(code, severity, span, message, labels, fewer, fix);
  }

  public Diagnostic withFix(Fix mended) {
    return new Diagnostic(code, severity, span, message, labels, notes, mended);
  }

  /** What it says, about a place of another file: without what is bound to this one. */
  public Diagnostic movedTo(Span place) {
    return new Diagnostic(code, severity, place, message, List.of(), notes, null);
  }

  /** The same in a text in which its places are elsewhere. */
  public Diagnostic moved(UnaryOperator<Span> places) {
    List<Label> moved = labels.isEmpty()
        ? labels
        : labels.stream()
            .map(label -> new Label(places.apply(label.span()), label.text()))
            .toList();
    Fix mended =
        fix == null ? null : new Fix(fix.title(), places.apply(fix.span()), fix.replacement());
    return new Diagnostic(code, severity, places.apply(span), message, moved, notes, mended);
  }

  public Diagnostic withSeverity(Severity other) {
    return new Diagnostic(code, other, span, message, labels, notes, fix);
  }

  /** With the fix that puts {@code name}, the nearest valid one, in the place of the wrong one. */
  public Diagnostic didYouMean(Optional<String> name) {
    return name.map(right -> withFix(new Fix("did you mean " + right + "?", span, right)))
        .orElse(this);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
