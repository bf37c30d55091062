package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** FROM names an image even if nobody gives build arguments. */
final class InvalidDefaultArgInFrom extends SpecRule {

  private static final String LABEL = "[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+";
  private static final String PART = "[a-z0-9]++(?:(?:\\.|__?+|-++)[a-z0-9]++)*+";

  InvalidDefaultArgInFrom() {
    super(About.of("FROM is valid with the defaults of ARG", Level.WARNING));
  }

  /**
   * distribution/reference: a domain, path components in lower case, a tag, a digest. Possessive,
   * since another quantifier keeps a frame of the stack for each of its rounds.
   */
  private static final Pattern REFERENCE =
      Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*+(?::[0-9]++)?/)?"
          + PART + "(?:/" + PART + ")*+"
          + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
          + "(?:@[A-Za-z][A-Za-z0-9]*+(?:[-_+.][A-Za-z][A-Za-z0-9]*+)*+:[0-9A-Fa-f]{32,})?");

  private static final Pattern ONLY_HEX = Pattern.compile("[a-f0-9]{64}");

  @Override
  List<Diagnostic> check(Subject subject) {
    List<Diagnostic> findings = new ArrayList<>();
    List<Word> bases = subject.variables().bases();
    for (int i = 0; i < bases.size(); i++) {
      Word written = subject.stages().get(i).from().image();
      boolean misspelt = written.text().isEmpty();
      if (!misspelt && !isValid(bases.get(i))) {
        findings.add(at(
            written.span(),
            "Default value for ARG " + written.text()
                + " results in empty or invalid base image name"));
      }
    }
    return findings;
  }

  private static boolean isValid(Word image) {
    BaseName name = new BaseName(image);
    String bare = image.text().replaceFirst("^docker://", "");
    boolean registry = name.isRegistry() || image.text().isBlank();
    return !registry
        || (REFERENCE.matcher(bare).matches() && !ONLY_HEX.matcher(bare).matches());
  }
}
