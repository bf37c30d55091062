package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** One record of comma separated values, with quotes as in RFC 4180. */
final class CsvFields {

  private final Word word;
  private final List<Word> fields = new ArrayList<>();
  private int at;

  private CsvFields(Word word) {
    this.word = word;
  }

  static Checked<List<Word>> split(Word word) {
    CsvFields reader = new CsvFields(word);
    boolean more = true;
    while (more) {
      if (!reader.field()) {
        return Checked.failed(List.of(MountErrors.strayQuote(word)));
      }
      more = reader.at < word.text().length();
      reader.at++;
    }
    return Checked.ok(reader.fields);
  }

  /** Reads one field and stops in front of its comma; false if a quote is out of place. */
  private boolean field() {
    return word.text().startsWith("\"", at) ? quoted() : plain();
  }

  private boolean plain() {
    int comma = word.text().indexOf(',', at);
    int end = comma < 0 ? word.text().length() : comma;
    Word field = word.part(at, end);
    fields.add(field);
    at = end;
    return field.text().indexOf('"') < 0;
  }

  private boolean quoted() {
    int start = at;
    StringBuilder text = new StringBuilder();
    int quote = word.text().indexOf('"', ++at);
    while (quote >= 0 && word.text().startsWith("\"\"", quote)) {
      text.append(word.text(), at, quote + 1);
      at = quote + 2;
      quote = word.text().indexOf('"', at);
    }
    if (quote < 0) {
      return false;
    }
    text.append(word.text(), at, quote);
    at = quote + 1;
    fields.add(new Word(text.toString(), word.part(start, at).span()));
    return at == word.text().length() || word.text().charAt(at) == ',';
  }
}
