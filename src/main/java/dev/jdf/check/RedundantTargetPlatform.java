package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The target platform is what FROM takes anyway. */
final class RedundantTargetPlatform extends StageRule {

  private static final Set<String> DEFAULT = Set.of("$TARGETPLATFORM", "${TARGETPLATFORM}");

  RedundantTargetPlatform() {
    super(About.of("FROM does not name the default platform", Level.WARNING)
        .marked(Rule.Mark.UNNECESSARY));
  }

  @Override
  List<Diagnostic> check(Stage stage) {
    return Stream.ofNullable(stage.from().platform())
        .filter(platform -> DEFAULT.contains(platform.text()))
        .map(platform -> at(
            platform.span(),
            "Setting platform to predefined " + platform.text()
                + " in FROM is redundant as this is the default behavior"))
        .toList();
  }
}
