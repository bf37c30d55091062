package dev.jdf.lsp;

import dev.jdf.lsp.Hovers.Text;
import dev.jdf.lsp.VariableUse.Kind;
import dev.jdf.source.Span;
import dev.jdf.syntax.BuildArguments;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a variable comes to at a place, and which line says so. */
final class VariableText {

  private final Document document;
  private final VariableUse use;

  private VariableText(Document document, VariableUse use) {
    this.document = document;
    this.use = use;
  }

  static Optional<Text> at(Document document, int offset) {
    return document.variables().stream()
        .filter(use -> use.span().start() <= offset && offset <= use.span().end())
        .findFirst()
        .map(use -> new Text(use.span(), new VariableText(document, use).text()));
  }

  private String text() {
    String unclear = use.kind() == Kind.UNCLEAR ? "\n\nif the command means this variable" : "";
    return value().map(this::shown).orElseGet(this::unset) + origin() + unclear;
  }

  private Optional<String> value() {
    return new VariableValue(document).of(use);
  }

  /** In backquotes, more of them than the value has in a row. */
  private String shown(String value) {
    String quote = value.contains("`") ? "```" : "`";
    String all = quote + use.name() + "=" + value + quote;
    return value.indexOf('\n') < 0 ? all : "```text\n" + use.name() + "=" + value + "\n```";
  }

  private String unset() {
    return use.kind() == Kind.DECLARES
        ? "`" + use.name() + "` is unset unless the command line sets it"
        : "`" + use.name() + "` is unset here, unless the image sets it";
  }

  private String origin() {
    @Nullable Span source = use.source();
    if (source != null) {
      String by = use.kind() == Kind.DECLARES ? ", the global value of line " : ", set on line ";
      return by + document.source().line(source.start());
    }
    return BuildArguments.isPredefined(use.name()) ? ", which docker sets" : "";
  }
}
