package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.NearestInFile;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is nearly the name of a stage above is an image all the same, and there may be one of that
 * name: so this is no more than a hint, and only about names as short as those of stages.
 */
final class MistypedStageName extends SpecRule {

  /** Without a registry, a tag or a digest. */
  private static final Pattern BARE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  MistypedStageName() {
    super(About.of("FROM calls a stage by its name", Level.HINT).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    List<Diagnostic> findings = new ArrayList<>();
    NearestInFile nearest = new NearestInFile();
    Set<String> stages = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Set<String> images = new TreeSet<>(List.of("host", "scratch"));
    for (Stage stage : subject.stages()) {
      Word base = stage.from().image();
      if (!images.contains(base.text())
          && !stages.contains(base.text())
          && BARE.matcher(base.text()).matches()) {
        nearest.to(base.text(), stages).ifPresent(near -> findings.add(mistyped(base, near)));
      }
      images.add(base.text().split("[:@]", 2)[0]);
      stage.name().map(Word::text).ifPresent(stages::add);
    }
    return findings;
  }

  private Diagnostic mistyped(Word base, String near) {
    return at(base.span(), "no stage above is called " + base.text() + ", so it is an image")
        .didYouMean(Optional.of(near));
  }
}
