package dev.jdf.lsp;

import dev.jdf.explain.InstructionPage;

/** What an editor shows about an instruction, in Markdown. */
final class InstructionText {

  private InstructionText() {}

  static String of(InstructionPage page) {
    return String.join(
        "\n\n",
        "**" + page.name() + "**: " + page.summary(),
        "```text\n" + String.join("\n", page.syntax()) + "\n```",
        page.effect(),
        "**docker:** " + page.docker(),
        "**config.json:** " + (page.config().startsWith("- ") ? "\n\n" : "") + page.config(),
        "**Risk:** " + page.risk());
  }
}
