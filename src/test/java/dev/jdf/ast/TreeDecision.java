package dev.jdf.ast;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is read otherwise on purpose: which differences, and why. */
enum TreeDecision {
  FLAGS_ARE_UTF8("LANGUAGE.md B1.5: flags are UTF-8; that the reference mangles them is a bug") {
    @Override
    boolean explains(TreeDifference difference) {
      byte[] bytes = difference.wanted().asText().getBytes(StandardCharsets.ISO_8859_1);
      return difference.got().isTextual()
          && difference.got().asText().equals(new String(bytes, StandardCharsets.UTF_8));
    }
  },
  EMPTY_RUN_HAS_NO_FORM("an empty RUN has no shell, whether or not its line goes on") {
    @Override
    boolean explains(TreeDifference difference) {
      return difference.path().endsWith(".PrependShell")
          && difference.of().path("CmdLine").isEmpty();
    }
  },
  PORTS_AND_SIGNALS_ARE_COMPILED("what a port and a signal may be is checked by compiling") {
    @Override
    boolean explains(TreeDifference difference) {
      return difference.isErrorLike("invalid (containerPort|signal): .*");
    }
  },
  NOTHING_IS_COPIED("a stage is not evaluated because COPY takes from it: nothing is copied") {
    @Override
    boolean explains(TreeDifference difference) {
      JsonNode last = difference.of().path("stages").path(-1);
      for (JsonNode stage : difference.of().path("stages")) {
        last = stage;
      }
      int start = 0;
      for (JsonNode node : difference.of().path("nodes")) {
        boolean from = node.path("instruction").asText().equals("FROM");
        start = from ? node.path("start").asInt() : start;
      }
      String base = last.path("base").asText();
      boolean inherits = difference.of().path("stages").findValuesAsText("name").contains(base);
      return difference.isErrorLike("(failed to parse stage name|circular dependency).*")
          && difference.wanted().path("lines").path(0).path(0).asInt() < start
          && !inherits;
    }
  },
  FINDINGS_ARE_NO_ERRORS("check=error=true is about the outcome of jbuild check") {
    @Override
    boolean explains(TreeDifference difference) {
      return difference.isErrorLike("lint violation found for rules: .*");
    }
  },
  TRIGGERS_ARE_CHECKED("flags of what ONBUILD keeps are looked at where they are written") {
    @Override
    boolean explains(TreeDifference difference) {
      int line = difference.got().path("lines").path(0).path(0).asInt();
      return difference.path().equals("error")
          && difference.wanted().isMissingNode()
          && nodes(difference.of())
              .anyMatch(node -> node.path("instruction").asText().equals("ONBUILD")
                  && node.path("start").asInt() == line);
    }
  },
  ERRORS_HAVE_A_LINE("where a file has no line for an error, or only the one before, ours has") {
    @Override
    boolean explains(TreeDifference difference) {
      return difference.isPlaceOf("file with no instructions|dockerfile line greater than max .*")
          && difference.wanted().path("phase").equals(difference.got().path("phase"));
    }
  },
  MOUNTS_ARE_READ_WITH_THEIR_LINE("fields of a mount are looked at before what needs values") {
    @Override
    boolean explains(TreeDifference difference) {
      int line = difference.got().at("/lines/0/0").asInt();
      return difference.isPlaceOf("(?s).*")
          && difference.got().path("phase").asText().equals("instructions")
          && difference.wanted().path("phase").asText().equals("eval")
          && nodes(difference.of())
              .filter(node -> node.path("start").asInt() <= line)
              .filter(node -> line <= node.path("end").asInt())
              .anyMatch(node -> node.path("original").asText().contains(" --mount="));
    }
  },
  ARG_IS_SPLIT_LIKE_ENV("blanks that part a name from its value are told as in ENV and LABEL") {
    @Override
    boolean explains(TreeDifference difference) {
      return difference.isPlaceOf("(?s).*: ARG names can not be blank")
          && difference.got().path("phase").asText().equals("parse");
    }
  },
  DIRECTIVES_ARE_READ_FIRST("what check= may say is looked at where it is written") {
    @Override
    boolean explains(TreeDifference difference) {
      return difference.isPlaceOf("(?s)failed to parse check options: .*");
    }
  },
  TRIGGERS_END_WITH_A_WORD("the blanks at its end are no part of what ONBUILD keeps") {
    @Override
    boolean explains(TreeDifference difference) {
      return difference.path().matches(".*[.](Expression|OnBuild\\[\\d+])")
          && difference
              .wanted()
              .asText()
              .stripTrailing()
              .equals(difference.got().asText());
    }
  };

  private final String reason;

  TreeDecision(String reason) {
    this.reason = reason;
  }

  abstract boolean explains(TreeDifference difference);

  private static Stream<JsonNode> nodes(JsonNode file) {
    return StreamSupport.stream(file.path("nodes").spliterator(), false);
  }

  /** Why something is read otherwise, if all of it is on purpose. */
  static Optional<String> of(List<TreeDifference> differences) {
    Set<String> reasons = new TreeSet<>();
    for (TreeDifference difference : differences) {
      Optional<TreeDecision> decision =
          Stream.of(values()).filter(it -> it.explains(difference)).findFirst();
      if (decision.isEmpty()) {
        return Optional.empty();
      }
      reasons.add(decision.get().reason);
    }
    return Optional.of(String.join("; ", reasons));
  }
}
