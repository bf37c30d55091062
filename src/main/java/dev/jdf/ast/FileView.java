package dev.jdf.ast;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Directive;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.SyntaxCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a file is read, from its directives to the image that its last stage is: one JSON object.
 *
 * <p>It has the members that the reference front end's answers have, so that both can be compared.
 * Where there are errors, the first is in {@code error}, and the parts behind it are left out.
 */
public final class FileView {

  private final SourceFile source;
  private final Parsed parsed;
  private final Layout layout;
  private final List<Instruction> instructions;

  private FileView(SourceFile source) {
    this.source = source;
    this.parsed = SpecParser.parse(source);
    this.layout = Layout.of(source);
    this.instructions = parsed.spec().instructions();
  }

  /** One line of JSON, without its end. */
  public static String json(SourceFile source) {
    return JsonWriter.compact(new FileView(source).file());
  }

  private Json file() {
    Members file = new Members().add("file", source.name());
    List<Fault> faults = new ArrayList<>();
    errors(parsed.findings()).map(it -> Fault.of(it, Phase.of(it.code()))).forEach(faults::add);
    Optional<Fault> broken = first(faults).filter(it -> it.phase() != Phase.EVAL);
    Checked<Profile> profile = broken.isPresent() ? Checked.failed(List.of()) : profile();
    errors(profile.findings()).map(it -> Fault.of(it, Phase.EVAL)).forEach(faults::add);
    profile.value().flatMap(this::ofNames).ifPresent(faults::add);
    Optional<Fault> error = first(faults);
    file.add("ok", error.isEmpty());
    error.ifPresent(it -> file.add("error", error(it)));
    file.addItems(
        "directives", layout.directives().stream().map(this::directive).toList());
    file.add("escape", String.valueOf(layout.escape()));
    file.addItems("nodes", new NodeView(source).nodes(instructions, layout));
    ContinuedLines lines = new ContinuedLines(source, layout);
    file.addItems("parser_warnings", new ParserWarnings(lines, parsed.findings()).all());
    if (broken.isEmpty()) {
      StageView stages = StageView.of(source, instructions, layout);
      file.addItems("meta_args", stages.globals());
      file.add("stages", Members.orNull(stages.stages()));
      file.addItems("lint", new LintView(source, parsed, lines).findings());
    }
    if (error.isEmpty()) {
      profile.value().ifPresent(it -> file.add("image", ImageView.of(it, source, layout)));
    }
    return file.object();
  }

  private Checked<Profile> profile() {
    Request request = new Request(Optional.empty(), Map.of(), "linux/amd64");
    return Evaluation.of(parsed.spec(), request).then(stages -> stages.profile(Map.of()));
  }

  /** What stops the reading, and when. */
  private record Fault(Phase phase, String message, Span span) {

    static Fault of(Diagnostic error, Phase phase) {
      return new Fault(phase, error.message(), error.span());
    }
  }

  /** All of a file is read before the next phase begins. */
  private static Optional<Fault> first(List<Fault> faults) {
    return faults.stream()
        .min(Comparator.comparing(Fault::phase)
            .thenComparingInt(fault -> fault.span().start()));
  }

  /** What a builder would look for must have a name that something can have. */
  private Optional<Fault> ofNames(Profile profile) {
    return new NamedSources(parsed.spec(), profile)
        .wrong()
        .map(word -> new Fault(Phase.EVAL, "'" + word.text() + "' can name nothing", word.span()));
  }

  /** What cannot be run here can be read all the same. */
  private static Stream<Diagnostic> errors(List<Diagnostic> findings) {
    return findings.stream()
        .filter(Diagnostic::isError)
        .filter(finding -> finding.code() != SyntaxCode.NOT_SUPPORTED);
  }

  private Json error(Fault error) {
    Span span = error.span();
    List<Json> lines = List.of(
        JsonWriter.number(source.line(span.start())), JsonWriter.number(source.line(span.end())));
    return new Members()
        .add("phase", error.phase().text())
        .add("message", error.message())
        .add("lines", JsonWriter.array(List.of(JsonWriter.array(lines))))
        .object();
  }

  private Json directive(Directive directive) {
    return new Members()
        .add("name", directive.name().text().toLowerCase(Locale.ROOT))
        .add("value", directive.value().text())
        .add("line", source.line(directive.span().start()))
        .object();
  }
}
