package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction;
import dev.jdf.syntax.Pair;
import java.util.List;
import java.util.Optional;

/** hadolint DL3048, DL3051 to DL3058: labels that tools read have a form. That of the labels
 * in the settings is what {@link RequiredLabel} asks for. */
final class LabelFormat extends TargetRule {

  LabelFormat() {
    super(About.of("Labels have the form that their names promise", Level.WARNING)
        .withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.all(DockerfileInstruction.Label.class).stream()
        .flatMap(line -> line.pairs().stream())
        .flatMap(pair -> check(pair, target.settings()).stream())
        .toList();
  }

  private Optional<Diagnostic> check(Pair pair, Settings settings) {
    String key = pair.key().text();
    String value = pair.value().text();
    if (!key.matches("[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?")) {
      return Optional.of(
          at(pair.key().span(), "a label's name is letters, digits, dots and dashes"));
    }
    Optional<String> meant = LabelForm.meant(key);
    if (meant.isPresent() && !settings.labels().containsKey(key)) {
      return Optional.of(
          at(pair.key().span(), "the image-spec has no label " + key).didYouMean(meant));
    }
    Optional<LabelForm> form = settings.labels().containsKey(key)
        ? Optional.empty()
        : LabelForm.ofStandard(key).filter(it -> !it.matches(value));
    return form.map(it -> at(pair.span(), key + " is not " + it.what()));
  }
}
