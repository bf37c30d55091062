package dev.jdf.exposure;

import dev.jdf.oci.ConfigDocument;

/**
 * All there is to say about one configuration.
 *
 * @param name what the reader calls it
 */
public record ExposureReport(String name, ConfigDocument document) {

  /**
   * In words: the summary, each fact with its line, and what is otherwise in containers that
   * everybody knows. Each line is ended by LF.
   *
   * @param width the columns to stay in, as far as single words do
   */
  public String text(int width) {
    Exposure exposure = Exposure.of(document.config());
    StringBuilder text = new StringBuilder();
    String summary = name + ": " + Summary.of(document.config());
    text.append(String.join("\n  ", new Wrapped(width - 2, summary).lines())).append("\n\n");
    text.append(ExposureText.of(exposure, Lines.of(document), width));
    for (Reference reference : Reference.values()) {
      text.append('\n')
          .append(DifferenceText.of(
              reference, Difference.between(reference.exposure(), exposure), width));
    }
    return text.toString();
  }
}
