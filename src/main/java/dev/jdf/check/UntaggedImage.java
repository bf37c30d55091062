package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import java.util.List;

/** hadolint DL3006: an image without a tag is another one next month. */
final class UntaggedImage extends TargetRule {

  UntaggedImage() {
    super(About.of("FROM names a version", Level.INFO).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.base().isRegistry()
            && target.base().tag().isEmpty()
            && target.base().digest().isEmpty()
        ? List.of(at(target.profile().from().span(), "this image is another one whenever latest is")
            .didYouMean(Nearest.to(target.profile().from().text(), List.of("host", "scratch")))
            .withNote("name a version, NAME:TAG, or the very image, NAME@sha256:…"))
        : List.of();
  }
}
