package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file is that is no spec. It is the one cause of whatever else is found in it: each of its
 * lines would be an unknown instruction.
 */
enum ForeignText {
  CONFLICT(
      "(?:<{7}|={7}|>{7})(?: .*)?",
      "a conflict of a merge is not resolved here",
      "of what stands between <<<<<<< and >>>>>>>, keep what is meant, and none of these lines"),
  PATCH(
      "(?:@@ |diff --git ).*",
      "this is a patch, not a spec",
      "git apply and patch put it into the file that it is for"),
  MARKDOWN(
      "```.*",
      "this is Markdown, not a spec",
      "what stands between the lines with ``` may be one: copy it to a file of its own"),
  MARKUP(
      "<[!?A-Za-z].*",
      "this is HTML or XML, not a spec",
      "where a spec was downloaded, the server has sent a page in its place"),
  JSON(
      "[{\\[].*",
      "this is JSON, not a spec",
      "a config.json is for jexec, and jbuild explain tells what it allows"),
  YAML(
      "(?:[\\w.-]+:|---)(?: .*)?",
      "this is YAML, not a spec",
      "a spec is written as a Dockerfile is: FROM, then what the process is and may do"),
  SCRIPT(
      ".*",
      "this is a script, not a spec",
      "a spec is written as a Dockerfile is; ENTRYPOINT names the script that it runs");

  /** Of Jinja, Go, workflows and gomplate, ERB and EJS. */
  private static final Pattern OF_TEMPLATE = Pattern.compile("\\{\\{|\\{%|\\{#|<%");

  private static final Pattern INTERPRETER =
      Pattern.compile("#!.*/(?:env +)?(?:-S +)?(?:\\w*sh|python|perl|ruby|node|awk)\\b.*");

  private final Pattern line;
  private final String message;
  private final String note;

  ForeignText(String line, String message, String note) {
    this.line = Pattern.compile(line);
    this.message = message;
    this.note = note;
  }

  /** The finding that takes the place of all others. */
  static Optional<Diagnostic> finding(SourceFile file, List<Diagnostic> findings) {
    Optional<Diagnostic> template = findings.stream()
        .filter(it -> it.isError() && it.code() != SyntaxCode.NOT_SUPPORTED)
        .filter(it -> OF_TEMPLATE.matcher(file.text(it.span())).find())
        .findFirst();
    return template.isPresent()
        ? template.map(it -> SyntaxErrors.template(it.span()))
        : ofLines(file, findings);
  }

  private static Optional<Diagnostic> ofLines(SourceFile file, List<Diagnostic> findings) {
    int first = firstLine(file);
    return findings.stream()
        .filter(it -> it.code() == SyntaxCode.UNKNOWN_INSTRUCTION && it.fix() == null)
        .flatMap(it -> Stream.of(values())
            .filter(kind -> kind.isAt(it.span(), file, first))
            .map(kind -> kind.at(it.span())))
        .findFirst();
  }

  private boolean isAt(Span place, SourceFile file, int first) {
    int number = file.line(place.start());
    Span rest = new Span(place.start(), file.lineSpan(number).end());
    return line.matcher(file.text(rest)).matches() && mayStandThere(file, number == first);
  }

  /** Of some, one line says what the whole file is; of others only the first one does. */
  private boolean mayStandThere(SourceFile file, boolean first) {
    return switch (this) {
      case CONFLICT, PATCH, MARKDOWN -> true;
      case MARKUP, JSON, YAML -> first;
      case SCRIPT -> first && isScript(file);
    };
  }

  /** The first line that is neither empty nor a comment. */
  private static int firstLine(SourceFile file) {
    for (int number = 1; number < file.lineCount(); number++) {
      String text = file.text(file.lineSpan(number)).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        return number;
      }
    }
    return file.lineCount();
  }

  private static boolean isScript(SourceFile file) {
    return INTERPRETER.matcher(file.text(file.lineSpan(1))).matches();
  }

  private Diagnostic at(Span place) {
    return SyntaxErrors.foreignText(place, message, note);
  }
}
