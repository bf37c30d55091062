package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** hadolint DL3045: a relative path depends on the image. */
final class CopyRelativeWithoutWorkdir extends StageRule {

  CopyRelativeWithoutWorkdir() {
    super(About.of("COPY to a relative path stands behind a WORKDIR", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Stage stage) {
    List<Diagnostic> findings = new ArrayList<>();
    for (Instruction line : stage.instructions()) {
      if (line instanceof Workdir) {
        return findings;
      }
      if (line instanceof Copy copy) {
        Word target = copy.target();
        if (!target.text().matches("[\"']?[/$].*|[\"']?[A-Za-z]:.*")) {
          findings.add(at(target.span(), "where this is depends on the image")
              .withNote("write an absolute path, or WORKDIR above"));
        }
      }
    }
    return findings;
  }
}
