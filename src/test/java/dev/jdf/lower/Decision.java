package dev.jdf.lower;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why jdf answers a kind of case otherwise than docker.
 *
 * @param flags what the command line of such a case looks like
 * @param sections that differ, if it is not the whole outcome
 * @param reason the row of LOWERING.md part A, or the section of SECURITY.md
 */
record Decision(Pattern flags, Outcome outcome, List<String> sections, String reason) {

  /** What is expected instead of docker's answer. */
  enum Outcome {
    REFUSED,
    TAKEN,
    SECTIONS
  }

  private static final List<Decision> ALL = List.of(
      refused(
          "--cap-add (CAP_)?(\\S+) .*--cap-drop (CAP_)?\\2 ",
          "same capability added and dropped in one stage: error"),
      refused(
          "--cap-drop (CAP_)?(\\S+) .*--cap-add (CAP_)?\\2 ",
          "same capability added and dropped in one stage: error"),
      refused(
          "--(pid|ipc|uts|userns|cgroupns|network)  ",
          "namespaces: host, private, ns:/path (and none): an empty word is no mode"),
      refused(
          "--network (?!none |host |ns:|private ).*$",
          "NETWORK: anything else is an error that says what jdf supports"),
      refused(
          "--(tmpfs|mount \\S*(dst|target|destination)=)[ =]*/proc[/ ,:]",
          "SECURITY 4: anything inside procfs, tmpfs over /proc are refused"),
      refused("--mount (?=\\S*(src|source)=)(?!\\S*type=(bind|tmpfs))", "named volumes: not yet"),
      refused(
          "(?=.*--uts host )(?=.*--hostname )",
          "SECURITY 4: hostname without uts namespace is refused"),
      refused(
          "(?=.*--network host )(?=.*--sysctl net\\.)",
          "SECURITY 4: net.* with host network is refused"),
      refused(
          "(?=.*--ipc host )(?=.*--sysctl (kernel|fs)\\.)",
          "SECURITY 4: ipc sysctls with host ipc are refused"),
      taken("--cpus 100 ", "how many processors there are is a fact of the run"),
      taken("--user root .*\\(bare\\)", "user names: root needs no passwd"),
      taken("(?=.*--privileged )(?=.*seccomp=builtin)", "an explicit profile is a profile"),
      taken("--mount \\S*type=bind\\S*nonexistent", "existence is a fact of the run"),
      otherwise("--tmpfs \\S*/\\.\\./", "mounts", "paths are in their shortest form"),
      taken("VOLUME /f\n", "what the root holds is a fact of the run"),
      otherwise("VOLUME ", "mounts", "a volume without a name is a fresh tmpfs"),
      otherwise("--ipc shareable ", "mounts", "the engine's shm directory: no engine here"),
      otherwise("--mount (?!\\S*type=)", "mounts", "a volume without a name is a fresh tmpfs"),
      new Decision(
          Pattern.compile("--init "),
          Outcome.SECTIONS,
          List.of("args", "mounts"),
          "INIT: annotation dev.jdf.init, no binary is bound"));

  /**
   * Flags of docker run without an instruction: LANGUAGE A1.2 lists those that have one. What {@code
   * -v} does beyond MOUNT is about volumes and labels that an engine keeps.
   */
  static final Set<String> NO_INSTRUCTION = Set.of("--volume", "--runtime", "--device-read-bps");

  static Optional<Decision> of(JsonNode asked) {
    StringBuilder text = new StringBuilder();
    asked.path("flags").forEach(flag -> text.append(flag.asText()).append(' '));
    String flags = text
        + asked.path("dockerfile").asText("")
        + (asked.path("rootfs").isEmpty() ? "(bare)" : "");
    return ALL.stream().filter(decision -> decision.flags.matcher(flags).find()).findFirst();
  }

  private static Decision refused(String flags, String reason) {
    return new Decision(Pattern.compile(flags), Outcome.REFUSED, List.of(), reason);
  }

  private static Decision taken(String flags, String reason) {
    return new Decision(Pattern.compile(flags), Outcome.TAKEN, List.of(), reason);
  }

  private static Decision otherwise(String flags, String section, String reason) {
    return new Decision(Pattern.compile(flags), Outcome.SECTIONS, List.of(section), reason);
  }
}
