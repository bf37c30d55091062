package dev.jdf.compile;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.lower.Lowering;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stages;
import dev.jdf.syntax.SyntaxCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a builder refuses of a recipe for an image, whatever its build arguments are and whatever its
 * base image sets: a value with a variable may be mended by those.
 */
record RecipeErrors(SourceFile file) {

  /**
   * Of the lines that start stages, and of those in front of them.
   *
   * @param last what is wrong with the last stage, or with there being none
   */
  List<Diagnostic> ofStages(Stages stages, List<Diagnostic> last) {
    List<Diagnostic> found = certain(last);
    found.addAll(certain(stages.findings()));
    found.addAll(RecipeNames.wrong(stages));
    return found;
  }

  /** Of the lines of one target. */
  List<Diagnostic> ofTarget(Checked<Profile> target) {
    List<Diagnostic> found = new ArrayList<>(target.findings());
    target.value().map(Lowering::ofImage).ifPresent(found::addAll);
    return certain(found);
  }

  private List<Diagnostic> certain(List<Diagnostic> findings) {
    List<Diagnostic> certain = new ArrayList<>(findings);
    certain.removeIf(finding -> !finding.isError()
        || finding.code() == SyntaxCode.NOT_SUPPORTED
        || (finding.code() != SyntaxCode.BAD_SUBSTITUTION
            && file.text(finding.span()).indexOf('$') >= 0));
    return certain;
  }
}
