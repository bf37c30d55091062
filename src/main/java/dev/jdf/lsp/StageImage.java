package dev.jdf.lsp;

import dev.jdf.oci.ImageConfig;
import dev.jdf.syntax.Profile;
import java.util.Optional;

/** What the image says that a chain of stages starts from, as far as it is in the store. */
final class StageImage {

  private StageImage() {}

  static Optional<ImageConfig> of(Document document, Profile profile, Workbench workbench) {
    Optional<String> platform = Optional.ofNullable(profile.platform()).map(word -> word.text());
    return workbench.image(profile.from().text(), platform, document.parsed(), document.folder());
  }

  /** The same by the number of its last stage; empty in front of the first one. */
  static Optional<ImageConfig> of(Document document, int stage, Workbench workbench) {
    return document.profiles().of(stage).flatMap(it -> of(document, it, workbench));
  }
}
