package dev.jdf.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Single values, taken as what they should be. What is not becomes a finding and a harmless value
 * takes its place. Each is known by its pointer from the root of the document.
 */
record Values(Findings findings) {

  String text(String pointer, Json json) {
    if (json instanceof Json.Str string) {
      return string.value();
    }
    return wrong(pointer, "a string", json, "");
  }

  long number(String pointer, Json json, IntRange range) {
    if (!(json instanceof Json.Num number)) {
      return wrong(pointer, "a number", json, 0L);
    }
    if (number.text().chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
      findings.error(() -> JsonErrors.notAnInteger(pointer, number));
      return 0;
    }
    Optional<Long> value = range.parse(number.text());
    if (value.isEmpty()) {
      findings.error(() -> JsonErrors.outOfRange(pointer, number, range));
    }
    return value.orElse(0L);
  }

  boolean flag(String pointer, Json json) {
    if (json instanceof Json.Bool bool) {
      return bool.value();
    }
    findings.error(() -> JsonErrors.noSwitch(pointer, json));
    return false;
  }

  Optional<Json.Obj> object(String pointer, Json json) {
    return json instanceof Json.Obj object
        ? Optional.of(object)
        : wrong(pointer, "an object", json, Optional.empty());
  }

  <T> List<T> list(String pointer, Json json, BiFunction<String, Json, T> element) {
    List<T> result = new ArrayList<>();
    if (!(json instanceof Json.Arr array)) {
      findings.error(() -> JsonErrors.noList(pointer, json));
      return result;
    }
    for (Json item : array.items()) {
      result.add(element.apply(pointer + "/" + result.size(), item));
    }
    return result;
  }

  <T> Map<String, T> map(String pointer, Json json, BiFunction<String, Json, T> element) {
    Map<String, T> result = new TreeMap<>();
    for (Json.Member member : members(pointer, json)) {
      String place = pointer + "/" + JsonPointer.escape(member.key());
      result.put(member.key(), element.apply(place, member.value()));
    }
    return result;
  }

  private List<Json.Member> members(String pointer, Json json) {
    return object(pointer, json).map(Json.Obj::members).orElse(List.of());
  }

  private <T> T wrong(String pointer, String wanted, Json found, T instead) {
    findings.error(() -> JsonErrors.wrongType(pointer, wanted, found));
    return instead;
  }
}
