package dev.jdf.lsp;

import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A document, of which only some parts are kept and what is around them. */
final class JsonPart {

  private JsonPart() {}

  /**
   * Absent if none of them is there.
   *
   * @param paths the keys and indices that lead to each part; an empty one keeps all
   */
  static Optional<Json> of(Json json, List<List<String>> paths) {
    if (paths.stream().anyMatch(List::isEmpty)) {
      return Optional.of(json);
    }
    if (json instanceof Json.Obj object) {
      return object(object, paths);
    }
    return json instanceof Json.Arr array ? array(array, paths) : Optional.empty();
  }

  private static Optional<Json> object(Json.Obj object, List<List<String>> paths) {
    List<Json.Member> kept = new ArrayList<>();
    for (Json.Member member : object.members()) {
      below(member.value(), member.key(), paths)
          .ifPresent(it -> kept.add(JsonWriter.member(member.key(), it)));
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(JsonWriter.object(kept));
  }

  private static Optional<Json> array(Json.Arr array, List<List<String>> paths) {
    List<Json> kept = new ArrayList<>();
    for (int i = 0; i < array.items().size(); i++) {
      below(array.items().get(i), Integer.toString(i), paths).ifPresent(kept::add);
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(JsonWriter.array(kept));
  }

  private static Optional<Json> below(Json value, String step, List<List<String>> paths) {
    List<List<String>> further = paths.stream()
        .filter(path -> path.get(0).equals(step))
        .map(path -> path.subList(1, path.size()))
        .toList();
    return further.isEmpty() ? Optional.empty() : of(value, further);
  }
}
