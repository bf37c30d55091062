package dev.jdf.lsp;

import dev.jdf.lsp.Hovers.Text;
import dev.jdf.lsp.VariableUse.Kind;
import dev.jdf.source.Span;
import dev.jdf.syntax.BuildArguments;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a variable comes to at a place, and which line or image says so. */
final class VariableText {

  private final Document document;
  private final VariableUse use;
  private final Optional<Map<String, String>> image;

  private VariableText(Document document, VariableUse use, Workbench workbench) {
    this.document = document;
    this.use = use;
    this.image = StageImage.of(document, use.stage(), workbench)
        .map(image -> image.config().variables());
  }

  static Optional<Text> at(Document document, int offset, Workbench workbench) {
    return document.variables().stream()
        .filter(use -> use.span().start() <= offset && offset <= use.span().end())
        .findFirst()
        .map(use -> new Text(use.span(), new VariableText(document, use, workbench).text()));
  }

  private String text() {
    String unclear = use.kind() == Kind.UNCLEAR ? "\n\nif the command means this variable" : "";
    Optional<String> value = value(image.orElse(Collections.emptyMap()));
    String origin = isOfImage(value) ? ", which the image sets" : origin();
    return value.map(this::shown).orElseGet(this::unset) + origin + unclear;
  }

  private Optional<String> value(Map<String, String> ofImage) {
    return new VariableValue(document, ofImage).of(use);
  }

  /** It is, where nothing would have that value without it. */
  private boolean isOfImage(Optional<String> value) {
    return value.isPresent()
        && value.equals(image.map(it -> it.get(use.name())))
        && !value.equals(value(Collections.emptyMap()));
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
        : "`" + use.name() + "` is unset here"
            + (image.isPresent()
                ? "; the image does not set it either"
                : ", unless the image sets it");
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
