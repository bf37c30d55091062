package dev.jdf.oci;

import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import dev.jdf.oci.Config.Hook;
import dev.jdf.oci.Config.Hooks;
import dev.jdf.oci.Config.IdMapping;
import dev.jdf.oci.Config.Mount;
import dev.jdf.oci.Config.Root;
import java.util.Optional;

/** {@link Config} → its JSON, keys in the order of the components. */
final class ConfigEncoder {

  private ConfigEncoder() {}

  static Json config(Config it) {
    return new Members()
        .text("ociVersion", it.ociVersion())
        .object("process", Optional.ofNullable(it.process()), ProcessEncoder::process)
        .object("root", Optional.of(it.root()), ConfigEncoder::root)
        .text("hostname", Optional.ofNullable(it.hostname()))
        .text("domainname", Optional.ofNullable(it.domainname()))
        .list("mounts", it.mounts(), ConfigEncoder::mount)
        .object(
            "hooks",
            Optional.of(it.hooks()).filter(hooks -> !hooks.isEmpty()),
            ConfigEncoder::hooks)
        .map("annotations", it.annotations(), JsonWriter::text)
        .object("linux", Optional.ofNullable(it.linux()), LinuxEncoder::linux)
        .object();
  }

  private static Json root(Root it) {
    return new Members().text("path", it.path()).flag("readonly", it.readonly()).object();
  }

  private static Json mount(Mount it) {
    return new Members()
        .text("destination", it.destination())
        .text("type", Optional.ofNullable(it.type()))
        .text("source", Optional.ofNullable(it.source()))
        .texts("options", it.options())
        .list("uidMappings", it.uidMappings(), ConfigEncoder::idMapping)
        .list("gidMappings", it.gidMappings(), ConfigEncoder::idMapping)
        .object();
  }

  static Json idMapping(IdMapping it) {
    return new Members()
        .number("containerID", it.containerID())
        .number("hostID", it.hostID())
        .number("size", it.size())
        .object();
  }

  private static Json hooks(Hooks it) {
    return new Members()
        .list("prestart", it.prestart(), ConfigEncoder::hook)
        .list("createRuntime", it.createRuntime(), ConfigEncoder::hook)
        .list("createContainer", it.createContainer(), ConfigEncoder::hook)
        .list("startContainer", it.startContainer(), ConfigEncoder::hook)
        .list("poststart", it.poststart(), ConfigEncoder::hook)
        .list("poststop", it.poststop(), ConfigEncoder::hook)
        .object();
  }

  private static Json hook(Hook it) {
    return new Members()
        .text("path", it.path())
        .texts("args", it.args())
        .optionalTexts("env", Optional.ofNullable(it.env()))
        .number("timeout", Optional.ofNullable(it.timeout()))
        .object();
  }
}
