package dev.jdf.lsp;

import dev.jdf.syntax.BuildArguments;
import dev.jdf.syntax.Spec;
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

  private VisibleVariables() {}

  /** FROM sees what stands in front of all stages, the others what is set in theirs. */
  static Map<String, String> at(Cursor cursor) {
    List<Stage> stages = Stage.all(cursor.document().parsed().spec());
    int own = stages.size() - 1;
    while (own >= 0 && stages.get(own).from().span().start() >= cursor.start()) {
      own--;
    }
    return own < 0 || cursor.keyword().equals("FROM") ? global(cursor) : ofStage(cursor, own);
  }

  static Map<String, String> global(Cursor cursor) {
    Spec spec = cursor.document().parsed().spec();
    List<Stage> stages = Stage.all(spec);
    int end = stages.isEmpty() ? cursor.start() : stages.get(0).from().span().start();
    Map<String, String> known = new LinkedHashMap<>();
    define(cursor, 0, Math.min(end, cursor.start()), known);
    BuildArguments.ofPlatform().forEach(name -> known.putIfAbsent(name, "set by docker"));
    return known;
  }

  /** What the stages set that this one starts from, the outermost first, and its lines above. */
  private static Map<String, String> ofStage(Cursor cursor, int own) {
    Spec spec = cursor.document().parsed().spec();
    List<Stage> stages = Stage.all(spec);
    List<Integer> chain = new ArrayList<>(StageTree.of(spec).upwards(own));
    Collections.reverse(chain);
    Map<String, String> known = new LinkedHashMap<>();
    for (int stage : chain) {
      int start = stages.get(stage).from().span().start();
      int end =
          stage == own ? cursor.start() : stages.get(stage + 1).from().span().start();
      define(cursor, start, end, known);
    }
    return known;
  }

  private static void define(Cursor cursor, int start, int end, Map<String, String> known) {
    for (VariableDefinition it : cursor.document().definitions()) {
      int place = it.name().span().start();
      if (start <= place && place < end) {
        known.put(it.name().text(), detail(cursor, it));
      }
    }
  }

  private static String detail(Cursor cursor, VariableDefinition definition) {
    String from =
        "line " + cursor.document().source().line(definition.line().span().start());
    Word value = definition.value();
    return value == null ? from : value.text() + " (" + from + ")";
  }
}
