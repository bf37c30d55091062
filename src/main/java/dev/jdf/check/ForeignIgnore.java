package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A comment that silences another tool does not silence this one, and nobody would know. */
final class ForeignIgnore extends SpecRule {

  ForeignIgnore() {
    super(About.of("What silences another tool is spelt for this one too", Level.HINT)
        .withFixesAsOffers()
        .demanded());
  }

  /** Nothing by itself: it is about what the other rules say in spite of such comments. */
  @Override
  List<Diagnostic> check(Subject subject) {
    return List.of();
  }

  /** The comments in spite of which something of {@code heard} is told. */
  List<Diagnostic> of(Subject subject, Collection<Diagnostic> heard) {
    Spec spec = subject.spec();
    List<ForeignSilencer> silencers = ForeignSilencer.all(spec);
    List<Diagnostic> found = new ArrayList<>();
    Set<Silence> said = silencers.isEmpty() ? Set.of() : said(heard, spec);
    for (ForeignSilencer silencer : silencers) {
      for (String rule : silencer.rule().ours()) {
        Word name = new Word(rule, silencer.place());
        if (said.contains(Silence.of(name, silencer.line()))) {
          boolean free = Rules.named(rule).filter(Rule::canBeIgnored).isPresent();
          found.add(free ? finding(silencer, rule, spec.source()) : inVain(silencer, rule));
        }
      }
    }
    return found;
  }

  private static Set<Silence> said(Collection<Diagnostic> heard, Spec spec) {
    Set<Silence> said = new HashSet<>();
    for (Diagnostic finding : heard) {
      Silence silence = Silence.of(finding, spec);
      said.add(silence);
      said.add(silence.everywhere());
    }
    return said;
  }

  private Diagnostic finding(ForeignSilencer silencer, String rule, SourceFile source) {
    String number = silencer.rule().number();
    Diagnostic finding =
        at(silencer.place(), number + " is " + rule + " here, which this does not silence");
    if (silencer.line() == null) {
      return finding.withNote("in the first line of the file: # check=skip=" + rule);
    }
    String own = "# jdf: ignore " + rule + " as " + number + " is";
    return silencer.rule().nearness() == PeerRule.Nearness.SAME
        ? finding.withFix(below(silencer.comment(), own, source))
        : finding.withNote("write # jdf: ignore " + rule + " the reason");
  }

  private Diagnostic inVain(ForeignSilencer silencer, String rule) {
    return at(
            silencer.place(),
            silencer.rule().number() + " is " + rule + " here, which no comment silences")
        .withNote("only the settings of the project do: severity: {" + rule + ": off}");
  }

  /** A line of its own below the comment, as far indented. */
  private static Fix below(Comment comment, String own, SourceFile source) {
    Span line = source.lineSpan(source.line(comment.span().start()));
    String text = source.text();
    String indent = text.substring(line.start(), comment.span().start());
    String end = text.startsWith("\r\n", line.end()) ? "\r\n" : "\n";
    return new Fix("add " + own, Span.at(line.end()), end + indent + own);
  }
}
