package dev.jdf.lsp;

import dev.jdf.format.LineEdit;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.KnownLines;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.VariableDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextEdit;

/** One version of a text that is open in the editor. */
final class Document {

  static final String SETTINGS = ".jbuild.yaml";

  private final String uri;
  private final int version;
  private final String text;
  private final Lines lines;
  private final SourceFile source;
  private final KnownLines known;
  private final Lazy<Parsed> parsed;
  private final Lazy<Layout> layout;
  private final Lazy<Stages> stages;
  private final Lazy<List<VariableUse>> variables;
  private final Lazy<StageProfiles> profiles;
  private final Lazy<List<VariableDefinition>> definitions;

  Document(String uri, int version, String text) {
    this(uri, version, text, new KnownLines());
  }

  private Document(String uri, int version, String text, KnownLines known) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.lines = new Lines(text);
    this.source = new SourceFile(name(uri), text);
    this.known = known;
    this.parsed = new Lazy<>(() -> SpecParser.parse(source, known));
    this.layout = new Lazy<>(() -> Layout.of(source));
    this.definitions = new Lazy<>(() -> VariableDefinition.in(parsed().spec()));
    this.stages = new Lazy<>(() -> Stages.of(parsed().spec(), Request.PLAIN));
    this.profiles = new Lazy<>(() -> new StageProfiles(stages()));
    this.variables = new Lazy<>(() -> VariableUses.of(stages()));
  }

  /** The text after changes, each to the text that the one before it left. */
  Document changed(int next, List<TextDocumentContentChangeEvent> changes) {
    String now = text;
    Lines places = lines;
    for (TextDocumentContentChangeEvent change : changes) {
      Range range = change.getRange();
      if (range == null) {
        now = change.getText();
      } else {
        int start = places.offset(range.getStart());
        int end = Math.max(start, places.offset(range.getEnd()));
        now = now.substring(0, start) + change.getText() + now.substring(end);
      }
      places = new Lines(now);
    }
    return new Document(uri, next, now, known);
  }

  String uri() {
    return uri;
  }

  int version() {
    return version;
  }

  SourceFile source() {
    return source;
  }

  Lines lines() {
    return lines;
  }

  Parsed parsed() {
    return parsed.get();
  }

  /** Of the same lines as {@link #parsed}. */
  Layout layout() {
    return layout.get();
  }

  /** Without arguments of a command line. */
  Stages stages() {
    return stages.get();
  }

  /** Where names of variables are written, in file order. */
  List<VariableUse> variables() {
    return variables.get();
  }

  /** The variables that are set, in file order. */
  List<VariableDefinition> definitions() {
    return definitions.get();
  }

  /** What makes another text of this one, line by line: what is equal keeps marks and cursors. */
  List<TextEdit> becoming(String after) {
    return LineEdit.between(source.text(), after).stream().map(this::edit).toList();
  }

  TextEdit edit(LineEdit edit) {
    return new TextEdit(lines.range(edit.span()), edit.text());
  }

  /** What stages come to. */
  StageProfiles profiles() {
    return profiles.get();
  }

  int offset(Position position) {
    return lines.offset(position);
  }

  /** The instruction around a place, its end included: that is where people type. */
  Optional<Instruction> instruction(int offset) {
    return parsed().spec().instructions().stream()
        .filter(it -> it.span().start() <= offset && offset <= it.span().end())
        .findFirst();
  }

  /** The instruction around a place, or else the next one. */
  Optional<Instruction> instructionFrom(int offset) {
    return parsed().spec().instructions().stream()
        .filter(it -> offset < it.span().end() || it.span().contains(offset))
        .findFirst();
  }

  /** Whether it is a project's settings rather than a spec. */
  boolean isSettings() {
    return uri.endsWith("/" + SETTINGS);
  }

  /** What relative paths start from; of a text that is no file, the server's own folder. */
  Path folder() {
    return FilePaths.of(uri).map(Path::getParent).orElseGet(() -> Path.of("").toAbsolutePath());
  }

  private static String name(String uri) {
    return FilePaths.of(uri).map(Path::toString).orElse(uri);
  }
}
