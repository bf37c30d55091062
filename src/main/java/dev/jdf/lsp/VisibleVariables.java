package dev.jdf.lsp;

import dev.jdf.syntax.BuildArguments;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.StageTree;
import dev.jdf.syntax.VariableDefinition;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables that a line can put in, each with what is known of its value. */
final class VisibleVariables {

  private final Cursor cursor;
  private final Map<String, String> known = new LinkedHashMap<>();

  private VisibleVariables(Cursor cursor) {
    this.cursor = cursor;
  }

  /** FROM sees what stands in front of all stages, the others what is set in theirs. */
  static Map<String, String> at(Cursor cursor, Workbench workbench) {
    int own = cursor.document().profiles().around(cursor.start() - 1);
    VisibleVariables visible = new VisibleVariables(cursor);
    return own < 0 || cursor.keyword().equals("FROM")
        ? visible.global()
        : visible.ofStage(own, workbench);
  }

  static Map<String, String> global(Cursor cursor) {
    return new VisibleVariables(cursor).global();
  }

  private Map<String, String> global() {
    List<Stage> stages = stages();
    int end = stages.isEmpty() ? cursor.start() : stages.get(0).from().span().start();
    define(0, Math.min(end, cursor.start()));
    BuildArguments.ofPlatform().forEach(name -> known.putIfAbsent(name, "set by docker"));
    return known;
  }

  /**
   * What the image sets, as far as it is in the store, and the stages that this one starts from, the
   * outermost first, and its lines above.
   */
  private Map<String, String> ofStage(int own, Workbench workbench) {
    List<Stage> stages = stages();
    List<Integer> chain =
        new ArrayList<>(StageTree.of(cursor.document().stages()).upwards(own));
    Collections.reverse(chain);
    StageImage.of(cursor.document(), own, workbench)
        .map(image -> image.config().variables())
        .orElse(Collections.emptyMap())
        .forEach((name, value) -> known.put(name, value + " (the image)"));
    for (int stage : chain) {
      int start = stages.get(stage).from().span().start();
      int end =
          stage == own ? cursor.start() : stages.get(stage + 1).from().span().start();
      define(start, end);
    }
    return known;
  }

  private List<Stage> stages() {
    return cursor.document().stages().all();
  }

  private void define(int start, int end) {
    for (VariableDefinition it : cursor.document().definitions()) {
      int place = it.name().span().start();
      if (start <= place && place < end) {
        known.put(it.name().text(), detail(it));
      }
    }
  }

  private String detail(VariableDefinition definition) {
    String from =
        "line " + cursor.document().source().line(definition.line().span().start());
    Word value = definition.value();
    return value == null ? from : value.text() + " (" + from + ")";
  }
}
