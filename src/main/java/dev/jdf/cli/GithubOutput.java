package dev.jdf.cli;

import dev.jdf.compile.CheckedFile;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Position;
import dev.jdf.source.SourceFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Findings as commands of a GitHub workflow, which shows them in the diff. */
record GithubOutput() implements CheckOutput {

  @Override
  public void print(List<CheckedFile> files, PrintWriter out) {
    for (CheckedFile file : files) {
      file.findings().forEach(finding -> out.println(line(file.source(), finding)));
    }
  }

  private static String line(SourceFile source, Diagnostic finding) {
    Position start = source.position(finding.span().start());
    Position end = source.position(finding.span().end());
    String columns =
        start.line() == end.line() ? ",col=" + start.column() + ",endColumn=" + end.column() : "";
    return "::" + command(finding) + " file=" + property(source.name()) + ",line=" + start.line()
        + ",endLine=" + end.line() + columns + ",title="
        + property(finding.code().id()) + "::"
        + data(message(source, finding));
  }

  /** An annotation shows one place and no more: what is elsewhere, and what to do, is said. */
  private static String message(SourceFile source, Diagnostic finding) {
    List<String> lines = new ArrayList<>(List.of(finding.message()));
    finding.labels().stream()
        .filter(label -> !label.span().equals(finding.span()))
        .map(label -> "line " + source.line(label.span().start()) + ": " + label.text())
        .forEach(lines::add);
    lines.addAll(finding.notes());
    if (finding.fix() != null) {
      lines.add(finding.fix().title());
    }
    return String.join("\n", lines);
  }

  private static String command(Diagnostic finding) {
    return switch (finding.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO, HINT -> "notice";
    };
  }

  /** What steers a terminal stays out of the log, which GitHub shows with its colours. */
  private static String data(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\t\\r\\n]]", "\uFFFD")
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
