package dev.jdf.store;

import dev.jdf.diagnostic.Code;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Why an image cannot be had: in the midst of input and output, where only an exception leads out.
 * Who knows the line of the spec makes it a finding.
 */
public final class Refusal extends IOException {

  private static final long serialVersionUID = 1;

  private final transient Code code;
  private final transient List<String> notes;

  public Refusal(Code code, String message) {
    this(code, message, List.of());
  }

  private Refusal(Code code, String message, List<String> notes) {
    super(message);
    this.code = code;
    this.notes = List.copyOf(notes);
  }

  public Refusal withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    Refusal refusal = new Refusal(code, message(), more);
    refusal.setStackTrace(getStackTrace());
    return refusal;
  }

  public Code code() {
    return code;
  }

  public Diagnostic at(Span span) {
    Diagnostic finding = Diagnostic.error(code, span, message());
    for (String note : notes) {
      finding = finding.withNote(note);
    }
    return finding;
  }

  private String message() {
    return String.valueOf(getMessage());
  }
}
