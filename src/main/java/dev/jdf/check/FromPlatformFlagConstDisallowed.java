package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A constant platform cannot be built for another one. */
final class FromPlatformFlagConstDisallowed extends StageRule {

  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+(?:/[a-z0-9]+){0,2}");

  FromPlatformFlagConstDisallowed() {
    super(About.of("FROM has no constant platform", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Stage stage) {
    Word name = stage.from().name();
    return Stream.ofNullable(stage.from().platform())
        .filter(platform -> PLATFORM.matcher(platform.text()).matches())
        .filter(platform -> name == null || !tells(name.text(), platform.text()))
        .map(platform -> at(
            platform.span(),
            "FROM --platform flag should not use constant value \"" + platform.text() + "\""))
        .toList();
  }

  /** Whether the name of the stage says that it is for one system only. */
  private static boolean tells(String name, String platform) {
    return Stream.of(platform.split("/", -1)).limit(2).anyMatch(name::contains);
  }
}
