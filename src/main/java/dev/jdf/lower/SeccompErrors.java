package dev.jdf.lower;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Position;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** What is said about seccomp profiles: at the word that names the file, with the place in it. */
final class SeccompErrors {

  private SeccompErrors() {}

  static Diagnostic unreadable(Word word, Diagnostic finding) {
    return error(word, "the seccomp profile " + word.text() + ": " + finding.message())
        .didYouMean(meant(word.text()))
        .withNote("a relative path starts from the folder of the spec; the words are unconfined"
            + " and builtin");
  }

  private static Optional<String> meant(String name) {
    return Nearest.to(name, List.of("unconfined", "builtin"))
        .or(() -> Optional.of(Words.withoutComma(name)).filter(bare -> !bare.equals(name)));
  }

  static Diagnostic inProfile(Word word, SourceFile profile, Diagnostic finding) {
    Position place = profile.position(finding.span().start());
    String message =
        word.text() + ":" + place.line() + ":" + place.column() + ": " + finding.message();
    return new Diagnostic(
        LowerCode.BAD_SECCOMP_PROFILE,
        finding.severity(),
        word.span(),
        message,
        List.of(),
        finding.notes(),
        null);
  }

  static Diagnostic unknownName(Word word, String what, String name) {
    String message = word.text() + ": no " + what + " is called '" + name + "'";
    return error(word, message)
        .withNote(
            what.equals("capability")
                ? "capabilities are written CAP_SYS_ADMIN"
                : "names are those of libseccomp: SCMP_ACT_ALLOW, SCMP_CMP_EQ, SCMP_ARCH_X86_64");
  }

  private static Diagnostic error(Word word, String message) {
    return Diagnostic.error(LowerCode.BAD_SECCOMP_PROFILE, word.span(), message);
  }
}
