package dev.jdf.ast;

import dev.jdf.json.Json;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.Heredoc;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.LogicalLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The instructions of a file, each as a node: what is written where. */
final class NodeView {

  private final SourceFile source;

  NodeView(SourceFile source) {
    this.source = source;
  }

  List<Json> nodes(List<Instruction> instructions, Layout layout) {
    List<Json> nodes = new ArrayList<>();
    for (int i = 0; i < instructions.size(); i++) {
      nodes.add(node(instructions.get(i), layout.lines().get(i)));
    }
    return nodes;
  }

  private Json node(Instruction instruction, LogicalLine line) {
    Members node = named(instruction, line.text())
        .add("start", source.line(line.span().start()))
        .add("end", source.line(line.span().end()))
        .addTexts("comments", line.comments().stream().map(Comment::text).toList())
        .addItems("heredocs", line.heredocs().stream().map(this::heredoc).toList());
    if (instruction instanceof Onbuild onbuild) {
      Members sub = named(onbuild.trigger(), behindKeyword(line.text()));
      node.add("sub", sub.add("start", 0).add("end", 0).object());
    }
    return node.object();
  }

  private Members named(Instruction instruction, String original) {
    return new Members()
        .add("instruction", instruction.keyword().text().toUpperCase(Locale.ROOT))
        .add("word", instruction.keyword().text())
        .addTexts("flags", Flags.written(instruction))
        .add("args", Members.texts(arguments(instruction, original)))
        .addTrue("json", new JsonForm(source).is(instruction))
        .add("original", original);
  }

  /** FROM is read in lower case, but shown as it is written: its operands are the last words. */
  private static List<String> arguments(Instruction instruction, String original) {
    List<String> read = Arguments.of(instruction);
    List<String> written = List.of(original.strip().split("[ \\t\\x0B\\f\\r]+"));
    return instruction instanceof From && read.size() < written.size()
        ? written.subList(written.size() - read.size(), written.size())
        : read;
  }

  /** What ONBUILD is about, as it is written. */
  static String behindKeyword(String text) {
    return text.replaceFirst("^\\S+\\s*", "").stripTrailing();
  }

  private Json heredoc(Heredoc heredoc) {
    return new Members()
        .add("name", heredoc.name())
        .add("fd", heredoc.descriptor())
        .add("expand", heredoc.expands())
        .add("chomp", heredoc.dropsTabs())
        .add("content", content(heredoc, source))
        .object();
  }

  static String content(Heredoc heredoc, SourceFile source) {
    String body = source.text(heredoc.body());
    return heredoc.dropsTabs() ? body.replaceAll("(?m)^\\t+", "") : body;
  }
}
