package dev.jdf.exposure;

import dev.jdf.oci.Config;
import dev.jdf.oci.Process;
import java.util.List;
import java.util.Optional;

/** Under which rules of the machine's security modules the process runs. */
final class SecurityModuleFacts {

  private SecurityModuleFacts() {}

  static Section of(Config config) {
    Optional<Process> process = new Parts(config).process();
    String apparmor = process
        .flatMap(it -> Optional.ofNullable(it.apparmorProfile()))
        .filter(profile -> !profile.isEmpty())
        .map(profile -> profile.equals("unconfined") ? profile : "profile " + profile)
        .orElse("no profile of its own");
    String selinux = process
        .flatMap(it -> Optional.ofNullable(it.selinuxLabel()))
        .filter(label -> !label.isEmpty())
        .map(label -> "label " + label)
        .orElse("no label of its own");
    return new Section(
        Topic.SECURITY_MODULE,
        "",
        List.of(
            new Fact("AppArmor", apparmor, "/process/apparmorProfile"),
            new Fact("SELinux", selinux, "/process/selinuxLabel")));
  }
}
