package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** hadolint DL3007, Trivy DS-0001, CKV_DOCKER_7: latest is not a version. */
final class LatestTag extends TargetRule {

  LatestTag() {
    super(About.of("FROM does not name latest", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.base().isRegistry()
            && target.base().tag().filter("latest"::equals).isPresent()
            && target.base().digest().isEmpty()
        ? List.of(at(target.profile().from().span(), "latest is not a version")
            .withNote("name a version, NAME:TAG, or the very image, NAME@sha256:…"))
        : List.of();
  }
}
