package dev.jdf.oci;

import dev.jdf.json.Fields;
import dev.jdf.json.IntRange;
import dev.jdf.oci.Config.Hook;
import dev.jdf.oci.Config.Hooks;
import dev.jdf.oci.Config.IdMapping;
import dev.jdf.oci.Config.Mount;
import dev.jdf.oci.Config.Root;

/** The shapes of {@link Config}: which keys hold what, and which must be there. */
final class ConfigDecoder {

  private static final IntRange SECONDS = IntRange.between("a time in seconds", 1, Long.MAX_VALUE);

  private ConfigDecoder() {}

  static Config config(Fields f) {
    return new Config(
        version(f),
        f.object("process", ProcessDecoder::process).orElse(null),
        f.requiredObject("root", ConfigDecoder::root, new Root("", false)),
        f.text("hostname").orElse(null),
        f.text("domainname").orElse(null),
        f.objects("mounts", ConfigDecoder::mount),
        f.object("hooks", ConfigDecoder::hooks).orElse(Hooks.NONE),
        f.textMap("annotations"),
        f.object("linux", LinuxDecoder::linux).orElse(null));
  }

  private static String version(Fields f) {
    String version = f.requiredText("ociVersion");
    if (!f.isText("ociVersion")) {
      return version;
    }
    if (!version.matches("[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?")) {
      f.findings().error(() -> ConfigErrors.notSemVer(f.place("ociVersion"), version));
    } else if (!version.startsWith("1.")) {
      f.findings().error(() -> ConfigErrors.otherVersion(f.place("ociVersion"), version));
    }
    return version;
  }

  private static Root root(Fields f) {
    return new Root(f.requiredText("path"), f.flag("readonly"));
  }

  private static Mount mount(Fields f) {
    return new Mount(
        f.requiredText("destination"),
        f.text("type").orElse(null),
        f.text("source").orElse(null),
        f.texts("options"),
        f.objects("uidMappings", ConfigDecoder::idMapping),
        f.objects("gidMappings", ConfigDecoder::idMapping));
  }

  static IdMapping idMapping(Fields f) {
    return new IdMapping(
        f.requiredNumber("containerID", IntRange.UINT32),
        f.requiredNumber("hostID", IntRange.UINT32),
        f.requiredNumber("size", IntRange.UINT32));
  }

  private static Hooks hooks(Fields f) {
    return new Hooks(
        f.objects("prestart", ConfigDecoder::hook),
        f.objects("createRuntime", ConfigDecoder::hook),
        f.objects("createContainer", ConfigDecoder::hook),
        f.objects("startContainer", ConfigDecoder::hook),
        f.objects("poststart", ConfigDecoder::hook),
        f.objects("poststop", ConfigDecoder::hook));
  }

  private static Hook hook(Fields f) {
    return new Hook(
        f.requiredText("path"),
        f.texts("args"),
        f.optionalTexts("env").orElse(null),
        f.number("timeout", SECONDS).orElse(null));
  }
}
