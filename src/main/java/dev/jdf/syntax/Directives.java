package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directives in the unbroken run of lines at the top of a file. */
final class Directives {

  private static final Pattern FORM = Pattern.compile("#\\s*([A-Za-z][A-Za-z0-9]*)\\s*=");
  private static final Set<String> KNOWN = Set.of("syntax", "escape", "check");
  private static final Pattern CHECK_OPTION =
      Pattern.compile("(?i)(skip|experimental)=.*|error=(1|t|true|0|f|false)");

  private final SourceFile source;
  private final List<Directive> directives = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private char escape = '\\';

  private Directives(SourceFile source) {
    this.source = source;
  }

  static Directives read(SourceFile source) {
    Directives found = new Directives(source);
    int line = 1;
    while (line <= source.lineCount() && found.readLine(line)) {
      line++;
    }
    return found;
  }

  List<Directive> directives() {
    return directives;
  }

  List<Diagnostic> findings() {
    return findings;
  }

  char escape() {
    return escape;
  }

  /** The first line that is no directive; every directive takes one line. */
  int nextLine() {
    return directives.size() + 1;
  }

  private boolean readLine(int line) {
    Span span = LogicalLines.withoutMark(source, source.lineSpan(line));
    int start = Blanks.skip(source.text(), span.start(), span.end());
    Matcher matcher = FORM.matcher(source.text()).region(start, span.end());
    if (!matcher.lookingAt() || !KNOWN.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
      return false;
    }
    int from = Blanks.skip(source.text(), matcher.end(), span.end());
    int to = Blanks.trimmedEnd(source.text(), span.end());
    if (from >= to) {
      return false;
    }
    Word name = word(matcher.start(1), matcher.end(1));
    add(new Directive(name, word(from, to), new Span(start, span.end())));
    return true;
  }

  private Word word(int start, int end) {
    Span span = new Span(start, end);
    return new Word(source.text(span), span);
  }

  private void add(Directive directive) {
    String name = directive.name().text().toLowerCase(Locale.ROOT);
    directives.stream()
        .filter(earlier -> earlier.name().text().equalsIgnoreCase(name))
        .findFirst()
        .ifPresent(earlier -> findings.add(SyntaxErrors.directiveTwice(directive, earlier)));
    directives.add(directive);
    if (name.equals("escape")) {
      setEscape(directive);
    } else if (name.equals("check")) {
      checkOptions(directive);
    }
  }

  private void setEscape(Directive directive) {
    String value = directive.value().text();
    if (value.equals("\\") || value.equals("`")) {
      escape = value.charAt(0);
    } else {
      findings.add(SyntaxErrors.escapeValue(directive.value()));
    }
  }

  private void checkOptions(Directive directive) {
    String all = directive.value().text();
    int start = 0;
    for (String option : all.split(";", -1)) {
      int from = start + option.indexOf(option.strip());
      if (!CHECK_OPTION.matcher(option.strip()).matches()) {
        Word place = directive.value().part(from, from + option.strip().length());
        findings.add(SyntaxErrors.checkOption(option.isBlank() ? directive.value() : place));
      }
      start += option.length() + 1;
    }
  }
}
