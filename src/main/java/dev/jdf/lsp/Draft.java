package dev.jdf.lsp;

import dev.jdf.exposure.Summary;
import dev.jdf.oci.Config;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a stage would compile to without the lines that are wrong: somebody is about to write them.
 *
 * @param leftOut those of them that its process might depend on, in file order; none if it compiles
 */
public record Draft(Config config, List<Span> leftOut) {

  private static final int FEW = 3;

  public Draft {
    leftOut = List.copyOf(leftOut);
  }

  /** What its process may do, in one line. */
  String summary(SourceFile source, StageUser user) {
    String known = switch (user.kind()) {
      case ROOT, OTHER -> Summary.of(config);
      case UNKNOWN -> Summary.ofUser(user.text(), config);
    };
    return known + lack(source);
  }

  /** {@code , without line 6, which is wrong}; nothing if nothing is left out. */
  String lack(SourceFile source) {
    String numbers = leftOut.stream()
        .limit(FEW)
        .map(span -> Integer.toString(source.line(span.start())))
        .collect(Collectors.joining(", "));
    int more = leftOut.size() - FEW;
    return switch (leftOut.size()) {
      case 0 -> "";
      case 1 -> ", without line " + numbers + ", which is wrong";
      default ->
        ", without lines " + numbers + (more > 0 ? " and " + more + " more" : "")
            + ", which are wrong";
    };
  }
}
