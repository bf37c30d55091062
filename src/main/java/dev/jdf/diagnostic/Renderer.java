package dev.jdf.diagnostic;

import dev.jdf.source.Position;
import dev.jdf.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding as people read it, in the way of rustc:
 *
 * <pre>
 * error[JDF012]: unknown capability NET_ADMN
 *   --&gt; image.jdf:4:9
 *    |
 *  4 | CAP_ADD NET_ADMN
 *    |         ^^^^^^^^ did you mean NET_ADMIN?
 * </pre>
 */
public final class Renderer {

  /** Columns of a frame inside of a note, which is indented and in no terminal that is measured. */
  private static final int NARROW = 80;

  private Renderer() {}

  /**
   * The text of one finding, each line ended by LF.
   *
   * @param width the columns of the terminal, to which long source lines are cut; 0 never cuts
   */
  public static String render(SourceFile source, Diagnostic finding, boolean colour, int width) {
    return render(source, List.of(finding), new Screen(colour, width, false));
  }

  /**
   * The text of findings that all {@linkplain #together have one place}: the frame comes once, and
   * the notes of each stand below its own words.
   */
  public static String render(SourceFile source, List<Diagnostic> findings, Screen screen) {
    Diagnostic first = findings.get(0);
    Palette palette = new Palette(screen.colour(), first.severity());
    List<String> lines = new ArrayList<>();
    CodeFrame frame = new CodeFrame(source, marks(first), palette, screen);
    boolean alone = findings.size() == 1;
    for (Diagnostic finding : findings) {
      lines.add(headline(finding, palette));
      if (!alone) {
        finding.notes().forEach(note -> lines.add(frame.remark("note", note)));
      }
    }
    lines.add(frame.margin() + palette.frame("-->") + " " + place(source, first));
    lines.addAll(frame.lines());
    if (alone) {
      lines.addAll(remarks(first, frame, palette));
    }
    Fix fix = first.fix();
    if (fix != null && !fixIsBeside(first)) {
      lines.addAll(new EditedLines(source, fix, frame).lines());
    }
    return String.join("\n", lines) + "\n";
  }

  /** The lines that a finding speaks of, for a sentence about another file. */
  public static String frame(SourceFile source, Diagnostic finding) {
    Palette palette = new Palette(false, finding.severity());
    Screen screen = new Screen(false, NARROW, false);
    return String.join("\n", new CodeFrame(source, marks(finding), palette, screen).lines());
  }

  private static String headline(Diagnostic finding, Palette palette) {
    return palette.severity(finding.severity().word() + "[" + finding.code().id() + "]")
        + palette.strong(": " + LineView.message(finding.message()));
  }

  /** Whether two findings can share a frame: nothing of theirs would be in it but the place. */
  public static boolean together(Diagnostic one, Diagnostic other) {
    return one.span().equals(other.span())
        && one.severity() == other.severity()
        && isPlain(one)
        && isPlain(other);
  }

  private static boolean isPlain(Diagnostic finding) {
    return finding.labels().isEmpty() && finding.fix() == null;
  }

  private static String place(SourceFile source, Diagnostic finding) {
    Position position = source.position(finding.span().start());
    return LineView.printable(source.name()) + ":" + position.line() + ":" + position.column();
  }

  /** A label on the very place of the finding says something beside it. */
  private static List<Mark> marks(Diagnostic finding) {
    List<String> beside = new ArrayList<>();
    List<Mark> others = new ArrayList<>();
    for (Label label : finding.labels()) {
      if (label.span().equals(finding.span())) {
        beside.add(label.text());
      } else {
        others.add(new Mark(label.span(), label.text(), false));
      }
    }
    Fix fix = finding.fix();
    if (fix != null && fixIsBeside(finding)) {
      beside.add(fix.title());
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(finding.span(), String.join("; ", beside), true));
    marks.addAll(others);
    return marks;
  }

  private static boolean fixIsBeside(Diagnostic finding) {
    Fix fix = finding.fix();
    return fix != null && fix.span().equals(finding.span());
  }

  private static List<String> remarks(Diagnostic finding, CodeFrame frame, Palette palette) {
    List<String> lines = new ArrayList<>();
    finding.notes().forEach(note -> lines.add(frame.remark("note", note)));
    Fix fix = finding.fix();
    if (fix != null && !fixIsBeside(finding)) {
      lines.add(frame.remark("help", fix.title()));
    }
    if (!lines.isEmpty()) {
      lines.add(0, frame.margin() + " " + palette.frame("|"));
    }
    return lines;
  }
}
