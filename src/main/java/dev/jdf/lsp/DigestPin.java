package dev.jdf.lsp;

import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.TextEdit;

/** {@code FROM ubuntu:22.04} → {@code FROM ubuntu:22.04@sha256:…}, where the digest is known. */
final class DigestPin {

  private final Workbench workbench;

  DigestPin(Workbench workbench) {
    this.workbench = workbench;
  }

  List<CodeAction> of(ActionRequest request) {
    return request.document().parsed().spec().all(From.class).stream()
        .map(From::image)
        .filter(image -> request.touches(image.span()))
        .filter(image -> !image.text().contains("@") && !image.text().contains("$"))
        .flatMap(image -> action(request, image).stream())
        .toList();
  }

  private Optional<CodeAction> action(ActionRequest request, Word image) {
    return workbench
        .digest(image.text(), request.document().parsed(), request.document().folder())
        .map(digest -> request.action(
            CodeActionKind.RefactorRewrite,
            "pin " + image.text() + " by its digest",
            List.of(new TextEdit(
                request.document().lines().range(image.span()), image.text() + "@" + digest))));
  }
}
