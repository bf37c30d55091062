package dev.jdf.cli;

import dev.jdf.exposure.Difference;
import dev.jdf.exposure.Exposure;
import dev.jdf.exposure.Fact;
import dev.jdf.exposure.Lines;
import dev.jdf.exposure.Reference;
import dev.jdf.exposure.Section;
import dev.jdf.exposure.Summary;
import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.oci.ConfigDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a configuration exposes, for programs: all facts, also those that the text only counts. */
record ExposureJson(String name, ConfigDocument document) {

  String text() {
    Exposure exposure = Exposure.of(document.config());
    Lines lines = Lines.of(document);
    List<Json> sections =
        exposure.sections().stream().map(section -> section(section, lines)).toList();
    List<Json> comparisons =
        Stream.of(Reference.values()).map(other -> comparison(other, exposure)).toList();
    return JsonWriter.pretty(JsonWriter.object(List.of(
        member("name", name),
        member("summary", Summary.of(document.config())),
        member("source", lines.file()),
        JsonWriter.member("sections", JsonWriter.array(sections)),
        JsonWriter.member("comparisons", JsonWriter.array(comparisons)))));
  }

  private static Json section(Section section, Lines lines) {
    List<Json> facts = section.facts().stream().map(fact -> fact(fact, lines)).toList();
    List<Json.Member> members = new ArrayList<>();
    members.add(member("topic", section.topic().id()));
    members.add(member("summary", section.summary()));
    lines
        .line(section)
        .ifPresent(line -> members.add(JsonWriter.member("line", JsonWriter.number(line))));
    members.add(JsonWriter.member("facts", JsonWriter.array(facts)));
    return JsonWriter.object(members);
  }

  private static Json fact(Fact fact, Lines lines) {
    List<Json.Member> members = new ArrayList<>();
    members.add(member("name", fact.name()));
    members.add(member("detail", fact.detail()));
    members.add(member("pointer", fact.pointer()));
    lines
        .line(fact)
        .ifPresent(line -> members.add(JsonWriter.member("line", JsonWriter.number(line))));
    return JsonWriter.object(members);
  }

  private static Json comparison(Reference other, Exposure exposure) {
    List<Json> differences = Difference.between(other.exposure(), exposure).stream()
        .map(ExposureJson::difference)
        .toList();
    return JsonWriter.object(List.of(
        member("with", other.command()),
        JsonWriter.member("differences", JsonWriter.array(differences))));
  }

  private static Json difference(Difference difference) {
    List<Json> changed = difference.changed().stream().map(ExposureJson::change).toList();
    return JsonWriter.object(List.of(
        member("topic", difference.topic().id()),
        JsonWriter.member("before", JsonWriter.number(difference.before())),
        JsonWriter.member("after", JsonWriter.number(difference.after())),
        JsonWriter.member("added", names(difference.added())),
        JsonWriter.member("removed", names(difference.removed())),
        JsonWriter.member("changed", JsonWriter.array(changed))));
  }

  private static Json change(Difference.Change change) {
    return JsonWriter.object(List.of(
        member("name", change.name()),
        member("before", change.before()),
        member("after", change.after())));
  }

  private static Json names(List<Fact> facts) {
    return JsonWriter.array(
        facts.stream().map(fact -> JsonWriter.text(fact.name())).toList());
  }

  private static Json.Member member(String key, String text) {
    return JsonWriter.member(key, JsonWriter.text(text));
  }
}
