package dev.jdf.cli;

import dev.jdf.compile.CheckedFile;
import dev.jdf.console.Terminal;
import java.io.PrintWriter;
import java.util.List;

/** A form of a report; none of the rules knows of it. */
interface CheckOutput {

  void print(List<CheckedFile> files, PrintWriter out);

  static CheckOutput of(CheckRequest.Format format, boolean colour, Terminal terminal) {
    return switch (format) {
      case TEXT -> new TextOutput(colour, terminal);
      case JSON -> new JsonOutput();
      case SARIF -> new SarifOutput();
      case GITHUB -> new GithubOutput();
    };
  }
}
