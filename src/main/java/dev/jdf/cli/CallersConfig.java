package dev.jdf.cli;

import dev.jdf.lower.RootlessConfig;
import dev.jdf.oci.Config;
import dev.jdf.oci.Process;
import dev.jdf.oci.Process.User;
import dev.jdf.plan.Host;
import java.io.IOException;

/** A configuration for files that belong to who runs this: for an ordinary user, in its ids. */
final class CallersConfig {

  private CallersConfig() {}

  static Config of(Config config) throws IOException {
    Host host = ThisMachine.host();
    Process process = config.process();
    if (!host.rootless() || process == null) {
      return config;
    }
    User user = process.user();
    return new RootlessConfig(host.userMappings(user.uid()), host.groupMappings(user.gid()))
        .of(config);
  }
}
