package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.DockerfileInstruction.Add;
import java.util.List;
import java.util.regex.Pattern;

/** hadolint DL3020, CKV_DOCKER_4: ADD fetches and unpacks, which COPY does not. */
final class AddInsteadOfCopy extends LineRule<Add> {

  private static final Pattern SPECIAL = Pattern.compile(
      "(?i)(?:https?://|git@|git://|ssh://).*|.*\\.(?:tar|tgz|tbz2|txz|tar\\.[a-z0-9]+|gz|bz2|xz|zst)|.*[$*?].*|<<.*");

  AddInsteadOfCopy() {
    super(About.of("COPY is used for plain files", Level.INFO).withFixesAsOffers(), Add.class);
  }

  @Override
  List<Diagnostic> check(Add line) {
    return line.sources().stream()
                .anyMatch(source -> SPECIAL.matcher(source.text()).matches())
            || !line.flags().isEmpty()
        ? List.of()
        : List.of(at(line.keyword().span(), "COPY does this and nothing else")
            .withFix(new Fix("write COPY", line.keyword().span(), "COPY")));
  }
}
