package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a builder refuses of RUN, COPY and ADD when it carries them out (BuildKit's front end). What
 * depends on a variable is not known here.
 */
final class BuildSteps {

  private static final Pattern GIT =
      Pattern.compile("(git://|ssh://|git@[^/]+:).*", Pattern.DOTALL);
  private static final Pattern DIGEST =
      Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");
  private static final Pattern OCTAL = Pattern.compile("0*+[0-7]{0,4}+");

  /** As {@code u=rwX,go-w}. */
  private static final Pattern SYMBOLIC =
      Pattern.compile("[ugoa]*+([-+=][rwxXstugo]*+)++(,[ugoa]*+([-+=][rwxXstugo]*+)++)*+");

  private BuildSteps() {}

  static List<Diagnostic> findings(List<Instruction> instructions) {
    List<Diagnostic> findings = new ArrayList<>();
    boolean inDirectory = false;
    for (Instruction line : instructions) {
      if (line instanceof From) {
        inDirectory = false;
      } else if (line instanceof Workdir) {
        inDirectory = true;
      } else if (line instanceof Run run && !inDirectory) {
        mounts(run, findings);
      } else if (line instanceof Copy copy) {
        copy(copy, findings);
      } else if (line instanceof Add add) {
        add(add, findings);
      }
    }
    return findings;
  }

  /** Without a target a mount is at the working directory, and / is none to mount at. */
  private static void mounts(Run run, List<Diagnostic> findings) {
    run.values("mount").stream()
        .filter(RunMounts::lacksTarget)
        .forEach(value -> findings.add(BuildErrors.noTarget(value)));
  }

  private static void copy(Copy copy, List<Diagnostic> findings) {
    FlagRules.value(copy.flags(), "from")
        .filter(from -> !isKnown(from))
        .ifPresent(from -> findings.add(BuildErrors.variableFrom(from)));
    mode(copy.flags(), findings);
    copy.sources().stream()
        .filter(source -> isAddress(source.text()) || isGit(source.text()))
        .forEach(source -> findings.add(BuildErrors.copiedAddress(source)));
  }

  private static void add(Add add, List<Diagnostic> findings) {
    mode(add.flags(), findings);
    List<Word> sources = add.sources();
    Optional<Word> given = FlagRules.value(add.flags(), "checksum");
    if (given.isEmpty()) {
      return;
    }
    Word checksum = given.get();
    Word source = sources.get(0);
    if (sources.size() > 1) {
      findings.add(BuildErrors.checksumOfMany(checksum));
    } else if (isKnown(source) && !isAddress(source.text()) && !isGit(source.text())) {
      findings.add(BuildErrors.checksumOfFile(checksum, source));
    } else if (isKnown(checksum) && isDownload(source) && !isDigest(checksum)) {
      findings.add(BuildErrors.noDigest(checksum));
    }
  }

  private static void mode(List<Flag> flags, List<Diagnostic> findings) {
    FlagRules.value(flags, "chmod")
        .filter(BuildSteps::isKnown)
        .filter(mode -> !OCTAL.matcher(mode.text()).matches())
        .filter(mode -> !SYMBOLIC.matcher(mode.text()).matches())
        .ifPresent(mode -> findings.add(BuildErrors.mode(mode)));
  }

  private static boolean isKnown(Word word) {
    return word.text().indexOf('$') < 0;
  }

  private static boolean isAddress(String source) {
    return source.startsWith("http://") || source.startsWith("https://");
  }

  private static boolean isGit(String source) {
    return GIT.matcher(source).matches();
  }

  /** Of a repository the checksum is a commit. */
  private static boolean isDownload(Word source) {
    String address = source.text().replaceFirst("[#?].*", "");
    return isKnown(source) && isAddress(source.text()) && !address.endsWith(".git");
  }

  private static boolean isDigest(Word checksum) {
    return DIGEST.matcher(checksum.text()).matches();
  }
}
