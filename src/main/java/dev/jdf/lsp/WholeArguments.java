package dev.jdf.lsp;

import java.util.List;
import org.eclipse.lsp4j.CompletionItemKind;

/** Arguments that are long to type, with places to fill in. */
final class WholeArguments {

  private WholeArguments() {}

  /** None of most instructions. */
  static List<Proposal> of(String instruction) {
    return switch (instruction) {
      case "MOUNT" ->
        List.of(
            whole(
                "type=bind,src=,dst=,readonly",
                "a directory of this machine, read-only",
                "type=bind,src=${1:/source},dst=${2:/target},readonly"),
            whole(
                "type=tmpfs,dst=,tmpfs-size=",
                "an empty file system in memory",
                "type=tmpfs,dst=${1:/tmp},tmpfs-size=${2:64m}"));
      case "TMPFS" ->
        List.of(whole("/tmp:size=64m", "an empty /tmp in memory", "${1:/tmp}:size=${2:64m}"));
      case "ULIMIT" ->
        List.of(whole("nofile=1024:4096", "open files", "nofile=${1:1024}:${2:4096}"));
      default -> List.of();
    };
  }

  private static Proposal whole(String label, String detail, String snippet) {
    return new Proposal(label, CompletionItemKind.Snippet, detail, snippet);
  }
}
