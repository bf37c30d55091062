package dev.jdf.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.jdf.source.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** {@link Json} → text, the same for the same value. */
public final class JsonWriter {

  private static final Span NOWHERE = Span.at(0);

  private JsonWriter() {}

  public static Json object(List<Json.Member> members) {
    return new Json.Obj(members, NOWHERE);
  }

  public static Json array(List<Json> items) {
    return new Json.Arr(items, NOWHERE);
  }

  public static Json.Member member(String key, Json value) {
    return new Json.Member(key, NOWHERE, value);
  }

  public static Json text(String value) {
    return new Json.Str(value, NOWHERE);
  }

  public static Json number(long value) {
    return new Json.Num(Long.toString(value), NOWHERE);
  }

  /** The number that the 64 bits are without a sign. */
  public static Json unsigned(long bits) {
    return new Json.Num(Long.toUnsignedString(bits), NOWHERE);
  }

  public static Json flag(boolean value) {
    return new Json.Bool(value, NOWHERE);
  }

  public static Json nothing() {
    return new Json.Null(NOWHERE);
  }

  /** On one line, without spaces. */
  public static String compact(Json json) {
    return write(json, new JsonFactory()::createGenerator);
  }

  /** Indented by two spaces, with a final newline. */
  public static String pretty(Json json) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator(""))
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
    return write(json, out -> new JsonFactory().createGenerator(out).setPrettyPrinter(printer))
        + "\n";
  }

  /** One YAML document that every version of YAML reads alike: all strings are quoted. */
  public static String yaml(Json json) {
    YAMLFactory factory = YAMLFactory.builder()
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .disable(YAMLGenerator.Feature.SPLIT_LINES)
        .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
        .build();
    return write(json, factory::createGenerator);
  }

  private static String write(Json json, Opener opener) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = opener.open(out)) {
      json.accept(new Writing(generator));
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does no input or output", e);
    }
    return out.toString();
  }

  /** A value → the calls of a generator. */
  private record Writing(JsonGenerator out) implements Json.Visitor {

    @Override
    public void object(Json.Obj object) throws IOException {
      out.writeStartObject();
      for (Json.Member member : object.members()) {
        out.writeFieldName(member.key());
        member.value().accept(this);
      }
      out.writeEndObject();
    }

    @Override
    public void array(Json.Arr array) throws IOException {
      out.writeStartArray();
      for (Json item : array.items()) {
        item.accept(this);
      }
      out.writeEndArray();
    }

    @Override
    public void string(Json.Str string) throws IOException {
      out.writeString(string.value());
    }

    @Override
    public void number(Json.Num number) throws IOException {
      out.writeNumber(number.text());
    }

    @Override
    public void bool(Json.Bool bool) throws IOException {
      out.writeBoolean(bool.value());
    }

    @Override
    public void nothing(Json.Null nothing) throws IOException {
      out.writeNull();
    }
  }

  /** Makes a generator that writes to a writer. */
  private interface Opener {
    JsonGenerator open(StringWriter out) throws IOException;
  }
}
