package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.linux.PlatformWord;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** No image is for a platform that nobody can build for. */
final class UnknownPlatform extends StageRule {

  UnknownPlatform() {
    super(About.of("FROM --platform names a platform", Level.WARNING).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Stage stage) {
    Word platform = stage.from().platform();
    return platform == null || platform.text().isEmpty() ? List.of() : check(platform);
  }

  private List<Diagnostic> check(Word platform) {
    List<Word> parts = parts(platform);
    List<Diagnostic> found = new ArrayList<>();
    if (parts.size() == 1) {
      List<String> words = new ArrayList<>(PlatformWord.OS.words(""));
      words.addAll(PlatformWord.ARCH.words(""));
      unknown(parts.get(0), "platform", words).ifPresent(found::add);
      return found;
    }
    PlatformWord[] kinds = PlatformWord.values();
    for (int i = 0; i < Math.min(kinds.length, parts.size()); i++) {
      List<String> words = kinds[i].words(parts.get(1).text());
      unknown(parts.get(i), kinds[i].what(), words).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Diagnostic> unknown(Word part, String what, List<String> words) {
    boolean known = part.text().indexOf('$') >= 0
        || words.isEmpty()
        || words.contains(part.text().toLowerCase(Locale.ROOT));
    return known
        ? Optional.empty()
        : Optional.of(at(part.span(), "no " + what + " is called '" + part.text() + "'")
            .didYouMean(Nearest.within(Math.max(1, part.text().length() / 2), part.text(), words))
            .withNote("known: " + String.join(", ", words)));
  }

  private static List<Word> parts(Word platform) {
    List<Word> parts = new ArrayList<>();
    int from = 0;
    for (String part : platform.text().split("/", -1)) {
      int version = parts.isEmpty() && part.endsWith(")") ? part.indexOf('(') : -1;
      parts.add(platform.part(from, from + (version < 0 ? part.length() : version)));
      from += part.length() + 1;
    }
    return parts;
  }
}
