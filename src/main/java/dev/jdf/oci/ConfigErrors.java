package dev.jdf.oci;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.JsonErrors;
import dev.jdf.source.Span;

/** The wording of what {@link ConfigReader} finds beyond keys and types. */
final class ConfigErrors {

  private ConfigErrors() {}

  static Diagnostic notSemVer(Span place, String version) {
    return Diagnostic.error(
        ConfigCode.BAD_VERSION,
        place,
        "/ociVersion: " + JsonErrors.shown(version) + " is not a version, as \"1.2.0\" is");
  }

  static Diagnostic otherVersion(Span place, String version) {
    return Diagnostic.error(
        ConfigCode.BAD_VERSION,
        place,
        "/ociVersion: " + JsonErrors.shown(version) + " is not supported, only versions 1.x are");
  }

  static Diagnostic badSourceMap(Span place, String why) {
    return Diagnostic.warning(
        ConfigCode.BAD_SOURCE_MAP,
        place,
        "the annotation " + SourceMap.ANNOTATION + " is unreadable: " + why);
  }
}
