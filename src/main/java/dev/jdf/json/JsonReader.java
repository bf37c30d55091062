package dev.jdf.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Text → {@link Json}, more strictly than RFC 8259: no key twice, nothing that some other program
 * would read as something else, and bounds on size and depth.
 */
public final class JsonReader {

  /** The size of the largest file that is read, in characters and so at most in bytes. */
  public static final int MAX_SIZE = 16 << 20;

  static final int MAX_DEPTH = 64;

  private JsonReader() {}

  /** Reads YAML if the name of the file ends in {@code .yaml} or {@code .yml}, else JSON. */
  public static Checked<Json> read(SourceFile file) {
    return checked(file, format(file));
  }

  public static Checked<Json> readYaml(SourceFile file) {
    return checked(file, Format.YAML);
  }

  public static Format format(SourceFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml") ? Format.YAML : Format.JSON;
  }

  private static Checked<Json> checked(SourceFile file, Format format) {
    Findings findings = new Findings();
    return findings.check(tree(file, format, findings));
  }

  /** The tree, if there is one, even with errors: what is around them can still be looked at. */
  public static Optional<Json> tree(SourceFile file, Format format, Findings findings) {
    if (!file.malformed().isEmpty()) {
      findings.error(() -> JsonErrors.notUtf8(file.malformed()));
    }
    Optional<Diagnostic> refusal = refusal(file.text());
    if (refusal.isPresent()) {
      findings.error(refusal::get);
      return Optional.empty();
    }
    return parse(file.text(), format, findings);
  }

  private static Optional<Diagnostic> refusal(String text) {
    if (text.length() > MAX_SIZE) {
      return Optional.of(JsonErrors.tooLarge(MAX_SIZE));
    }
    return text.startsWith("\uFEFF") ? Optional.of(JsonErrors.byteOrderMark()) : Optional.empty();
  }

  private static Optional<Json> parse(String text, Format format, Findings findings) {
    try (JsonParser parser = parser(text, format)) {
      return new JsonTree(parser, places(text, format), text, findings).document();
    } catch (IOException e) {
      findings.error(() -> refused(e, text, format));
      return Optional.empty();
    }
  }

  private static JsonParser parser(String text, Format format) throws IOException {
    return switch (format) {
      case JSON -> jsonParser(text);
      case YAML -> yamlParser(text);
      case TOML -> new TomlFactory().createParser(text);
    };
  }

  private static JsonParser jsonParser(String text) throws IOException {
    return JsonFactory.builder()
        .streamReadConstraints(constraints())
        // A table of names could be made slow by names that hash alike.
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .build()
        .createParser(text);
  }

  private static JsonParser yamlParser(String text) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_SIZE);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .streamReadConstraints(constraints())
        .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
        .build()
        .createParser(text);
  }

  /** The size of the text is the bound of everything in it; depth is counted in the tree. */
  private static StreamReadConstraints constraints() {
    return StreamReadConstraints.builder()
        .maxStringLength(MAX_SIZE)
        .maxNameLength(MAX_SIZE)
        .maxNumberLength(MAX_SIZE)
        .build();
  }

  private static TextPlaces places(String text, Format format) {
    return switch (format) {
      case JSON -> new TextPlaces.OfJson(text);
      case YAML -> new TextPlaces.OfYaml(text);
      case TOML -> new TomlPlaces(text);
    };
  }

  private static Diagnostic refused(IOException refusal, String text, Format format) {
    return switch (format) {
      case JSON -> SyntaxFinding.ofJson(refusal, text);
      case YAML -> SyntaxFinding.ofYaml(refusal, text);
      case TOML -> SyntaxFinding.ofToml(refusal, text);
    };
  }

  /** The notations of one tree. */
  public enum Format {
    JSON,
    YAML,
    /** For the settings of other tools. */
    TOML
  }
}
