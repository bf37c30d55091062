package dev.jdf.cli;

import dev.jdf.check.CheckCode;
import dev.jdf.check.Rules;
import dev.jdf.check.SettingsCode;
import dev.jdf.diagnostic.Code;
import dev.jdf.file.FileCode;
import dev.jdf.image.ImageCode;
import dev.jdf.image.LockCode;
import dev.jdf.json.JsonCode;
import dev.jdf.lower.LowerCode;
import dev.jdf.oci.ConfigCode;
import dev.jdf.plan.PlanCode;
import dev.jdf.registry.RegistryCode;
import dev.jdf.store.StoreCode;
import dev.jdf.syntax.SyntaxCode;
import dev.jdf.unpack.UnpackCode;
import java.util.List;
import java.util.stream.Stream;

/** The codes of all stages, and the rules. */
final class Codes {

  private Codes() {}

  static List<Code> all() {
    return Stream.concat(ofStages(), Rules.ALL.stream()).toList();
  }

  /** Those that are listed in an enum; a rule is its own code. */
  private static Stream<Code> ofStages() {
    return Stream.<Code[]>of(
            SyntaxCode.values(),
            LowerCode.values(),
            JsonCode.values(),
            ConfigCode.values(),
            PlanCode.values(),
            FileCode.values(),
            CliCode.values(),
            StoreCode.values(),
            RegistryCode.values(),
            UnpackCode.values(),
            ImageCode.values(),
            LockCode.values(),
            SettingsCode.values(),
            CheckCode.values())
        .flatMap(Stream::of);
  }
}
