package dev.jdf.cli;

import dev.jdf.lsp.Workbench;

/** The workbench of the command line, for tests of the language server. */
public final class Workbenches {

  private Workbenches() {}

  public static Workbench real() {
    return new EditorWorkbench(System.getenv());
  }
}
