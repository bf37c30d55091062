package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the names of stages are written: behind AS, and where later lines use them. */
final class StageNames {

  private static final Pattern FROM = Pattern.compile("(?:^|,)from=([^,]*)");

  private final List<Stage> stages;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, Integer> last = new HashMap<>();

  /**
   * One of them.
   *
   * @param stage the number of the stage that is meant
   * @param defines whether it stands behind AS
   */
  record Place(Span span, int stage, boolean defines) {}

  private StageNames(List<Stage> stages) {
    this.stages = stages;
  }

  /** In file order. */
  static List<Place> of(Document document) {
    StageNames names = new StageNames(document.stages().all());
    for (int i = 0; i < names.stages.size(); i++) {
      names.read(i);
    }
    return names.places;
  }

  /** The one under the cursor. */
  static Optional<Place> at(Document document, int offset) {
    return of(document).stream()
        .filter(it -> it.span().start() <= offset && offset <= it.span().end())
        .findFirst();
  }

  private void read(int index) {
    Stage stage = stages.get(index);
    use(stage.from().image());
    Word name = stage.from().name();
    if (name != null) {
      places.add(new Place(name.span(), index, true));
    }
    stage.instructions().forEach(line -> sources(line).forEach(this::use));
    if (name != null) {
      last.put(name.text().toLowerCase(Locale.ROOT), index);
    }
  }

  /** A name means the last stage in front that has it. */
  private void use(Word word) {
    Integer stage = last.get(word.text().toLowerCase(Locale.ROOT));
    if (stage != null) {
      places.add(new Place(word.span(), stage, false));
    }
  }

  private static List<Word> sources(Instruction line) {
    if (line instanceof Copy copy) {
      return copy.values("from");
    }
    return line instanceof Run run
        ? run.values("mount").stream().flatMap(value -> source(value).stream()).toList()
        : List.of();
  }

  /** A value with quotes or escapes is not written as its text is: its parts have no place. */
  private static Optional<Word> source(Word mount) {
    Matcher from = FROM.matcher(mount.text());
    if (mount.text().length() != mount.span().length() || !from.find()) {
      return Optional.empty();
    }
    int start = mount.span().start();
    Span span = new Span(start + from.start(1), start + from.end(1));
    return Optional.of(new Word(from.group(1), span));
  }
}
