package dev.jdf.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.io.IOException;

/** TOML → {@link Json}, for the settings of other tools; where something is in it is not known. */
public final class TomlReader {

  private TomlReader() {}

  /**
   * The table that the file is.
   *
   * @throws IOException if it is none; the message says what is wrong, and in which line
   */
  public static Json read(SourceFile file) throws IOException {
    Findings findings = new Findings();
    try (JsonParser parser = new TomlFactory().createParser(file.text())) {
      return new JsonTree(parser, new Nowhere(), file.text(), findings)
          .document()
          .orElseThrow(() -> new IOException("it is no TOML that is supported"));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IOException("line " + line + ": " + JsonErrors.brief(e.getOriginalMessage()), e);
    }
  }

  /** The parser has read everything before it tells the first token. */
  private record Nowhere() implements TextPlaces {
    @Override
    public Span token(JsonParser parser) {
      return Span.at(0);
    }
  }
}
