package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.Arch;
import dev.jdf.oci.Config;
import dev.jdf.oci.ImageConfig;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.SpecParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles the text of a spec for a machine and a root that are the same everywhere. */
public final class SpecText {

  private static final Accounts ACCOUNTS = Accounts.parse(Optional.of("""
          root:x:0:0:root:/root:/bin/sh
          bob:x:1000:1000:Bob:/home/bob:/bin/sh
          eve:x:1001:1001:Eve:/data/people/eve:/bin/sh
          nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
          """), Optional.of("""
          root:x:0:
          wheel:x:10:bob
          bob:x:1000:
          """));

  private static final Target TARGET = new Target(
      Arch.X86_64, 0, 0, new OtherMachine(Path.of("src/test/resources/compile/files"), 0), true);

  private SpecText() {}

  public static Checked<Config> compile(SourceFile file) {
    return profile(file).then(profile -> lower(file, profile)).whole();
  }

  /** On an image, which has the same users. */
  static Checked<Config> compile(SourceFile file, ImageConfig image) {
    Base base = new Base("/rootfs", false, false, image, ACCOUNTS);
    return stages(file)
        .then(stages -> stages.profile(base.inherited()))
        .then(profile -> Lowering.lower(file, profile, base, TARGET))
        .whole();
  }

  static Checked<Profile> profile(SourceFile file) {
    return stages(file).then(stages -> stages.profile(Map.of()));
  }

  private static Checked<Evaluation> stages(SourceFile file) {
    return SpecParser.parse(file)
        .checked()
        .then(spec -> Evaluation.of(spec, new Request(Optional.empty(), Map.of(), "linux/amd64")));
  }

  static Checked<Config> lower(SourceFile file, Profile profile) {
    return Lowering.lower(file, profile, base(profile.from().text()), TARGET);
  }

  static List<Diagnostic> findings(String text) {
    return compile(new SourceFile("image.jdf", text)).findings();
  }

  private static Base base(String reference) {
    return switch (reference) {
      case "" -> Base.UNKNOWN;
      case "host" -> new Base("/", true, true, null, ACCOUNTS);
      case "scratch" ->
        new Base("/scratch", true, false, null, Accounts.parse(Optional.empty(), Optional.empty()));
      default -> new Base("/rootfs", false, false, null, ACCOUNTS);
    };
  }
}
