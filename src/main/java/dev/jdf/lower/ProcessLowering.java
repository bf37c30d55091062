package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Process;
import dev.jdf.oci.Process.Capabilities;
import dev.jdf.oci.Process.Rlimit;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import dev.jdf.syntax.IsolationInstruction.GroupAdd;
import dev.jdf.syntax.IsolationInstruction.OomScoreAdj;
import dev.jdf.syntax.IsolationInstruction.Tty;
import dev.jdf.syntax.Profile;
import java.util.List;
import java.util.Optional;

/** {@code process}: what runs, as whom, and what it may do. */
final class ProcessLowering {

  private static final Traced<List<String>> NONE = Traced.unasked(List.of());

  private ProcessLowering() {}

  static Checked<Traced<Process>> lower(Profile profile, Base base, Settings settings) {
    Join join = new Join();
    Traced<List<String>> args = join.take(CommandLine.of(profile, base), NONE);
    Traced<List<String>> env = join.take(Environment.lower(profile, base, settings), NONE);
    Traced<List<Rlimit>> limits =
        join.take(RlimitLowering.lower(profile), Traced.unasked(List.of()));
    Optional<Integer> score = join.take(oomScore(profile)).flatMap(it -> it);
    String cwd = WorkingDirectory.of(base.execution(), profile.all(Workdir.class));
    Capabilities capabilities = settings.grant().sets(settings.isRoot());
    Process process = new Process(
        settings.terminal(),
        null,
        user(settings),
        args.value(),
        env.value(),
        cwd,
        capabilities,
        limits.value(),
        settings.noNewPrivileges(),
        score.orElse(null),
        settings.security().apparmor().orElse(null),
        settings.security().labels().process().orElse(null),
        null,
        null,
        null);
    Origins origins = origins(profile, settings, capabilities)
        .putAll(args.origins())
        .putAll(env.origins())
        .putAll(limits.origins());
    return join.to(() -> origins.of(process));
  }

  private static Checked<Optional<Integer>> oomScore(Profile profile) {
    return profile
        .last(OomScoreAdj.class)
        .map(line -> Limit.integer(line.value(), -1000, 1000)
            .then(score -> Checked.ok(Optional.of(score.intValue()))))
        .orElseGet(() -> Checked.ok(Optional.empty()));
  }

  private static Process.User user(Settings settings) {
    return new Process.User(
        settings.user().uid(), settings.user().gid(), null, settings.user().additionalGids());
  }

  private static Origins origins(Profile profile, Settings settings, Capabilities capabilities) {
    Origins origins = new Origins()
        .put("/process/terminal", profile.last(Tty.class))
        .put("/process/user", profile.last(User.class))
        .put("/process/user/additionalGids", profile.last(GroupAdd.class))
        .put("/process/oomScoreAdj", profile.last(OomScoreAdj.class))
        .put("/process/cwd", profile.last(Workdir.class));
    if (settings.noNewPrivileges()) {
      origins.put("/process/noNewPrivileges", profile.last(User.class));
    }
    return origins
        .putAll(settings.security().origins())
        .putAll(
            new CapabilityOrigins(profile, settings.isRoot()).of(capabilities).spans());
  }
}
