package dev.jdf.lower;

import dev.jdf.source.Span;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Flags of {@code docker run} as the instructions of the same names. */
final class DockerFlags {

  private static final Span PLACE = new Span(0, 0);
  private static final Pattern BIND = Pattern.compile("(/[^:,]+):(/[^:,]+)(:ro)?");
  private static final Set<String> SWITCHES =
      Set.of("--privileged", "--read-only", "--init", "-t", "-i", "-it", "--tty");
  private static final Map<String, String> SHORT =
      Map.of("-m", "--memory", "-v", "--volume", "-w", "--workdir", "-e", "--env", "-u", "--user");

  private final List<Instruction> instructions = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  private DockerFlags() {}

  /** The instructions, and the flags that have none yet. */
  record Result(List<Instruction> instructions, List<String> unknown) {}

  static Result parse(List<String> flags) {
    DockerFlags parser = new DockerFlags();
    for (int i = 0; i < flags.size(); i++) {
      String flag = SHORT.getOrDefault(flags.get(i), flags.get(i));
      boolean bare = SWITCHES.contains(flag);
      String value = bare ? "" : flags.get(++i);
      parser
          .instruction(flag, value)
          .ifPresentOrElse(parser.instructions::add, () -> parser.unsupported(flag));
    }
    return new Result(parser.instructions, parser.unknown);
  }

  static Instruction command(List<String> args) {
    List<Word> words = args.stream().map(DockerFlags::word).toList();
    return new DockerfileInstruction.Cmd(word("CMD"), new Command(words, false, PLACE), PLACE);
  }

  private void unsupported(String flag) {
    if (!flag.equals("-i")) {
      unknown.add(flag);
    }
  }

  private Optional<Instruction> instruction(String flag, String text) {
    Word key = word(flag);
    Word value = word(text);
    List<Word> words = List.of(value);
    return Optional.ofNullable(
        switch (flag) {
          case "--cap-add" -> new IsolationInstruction.CapAdd(key, words, PLACE);
          case "--cap-drop" -> new IsolationInstruction.CapDrop(key, words, PLACE);
          case "--privileged" -> new IsolationInstruction.Privileged(key, null, PLACE);
          case "--read-only" -> new IsolationInstruction.ReadOnly(key, null, PLACE);
          case "--init" -> new IsolationInstruction.Init(key, null, PLACE);
          case "-t", "--tty" -> new IsolationInstruction.Tty(key, null, PLACE);
          case "--tmpfs" -> new IsolationInstruction.Tmpfs(key, words, PLACE);
          case "--mount" -> new IsolationInstruction.Mount(key, words, PLACE);
          case "--sysctl" -> new IsolationInstruction.Sysctl(key, words, PLACE);
          case "--ulimit" -> new IsolationInstruction.Ulimit(key, words, PLACE);
          case "--security-opt" -> new IsolationInstruction.SecurityOpt(key, words, PLACE);
          case "--annotation" -> new IsolationInstruction.Annotation(key, words, PLACE);
          case "--pid" -> new IsolationInstruction.Pid(key, value, PLACE);
          case "--ipc" -> new IsolationInstruction.Ipc(key, value, PLACE);
          case "--uts" -> new IsolationInstruction.Uts(key, value, PLACE);
          case "--userns" -> new IsolationInstruction.Userns(key, value, PLACE);
          case "--cgroupns" -> new IsolationInstruction.Cgroupns(key, value, PLACE);
          case "--network" -> new IsolationInstruction.Network(key, value, PLACE);
          case "--hostname" -> new IsolationInstruction.Hostname(key, value, PLACE);
          case "--shm-size" -> new IsolationInstruction.ShmSize(key, value, PLACE);
          case "--device" -> new IsolationInstruction.Device(key, words, PLACE);
          case "--device-cgroup-rule" ->
            new IsolationInstruction.DeviceCgroupRule(key, words, PLACE);
          case "--group-add" -> new IsolationInstruction.GroupAdd(key, words, PLACE);
          case "--domainname" -> new IsolationInstruction.Domainname(key, value, PLACE);
          case "--memory" -> new IsolationInstruction.Memory(key, value, PLACE);
          case "--memory-reservation" ->
            new IsolationInstruction.MemoryReservation(key, value, PLACE);
          case "--memory-swap" -> new IsolationInstruction.MemorySwap(key, value, PLACE);
          case "--cpus" -> new IsolationInstruction.Cpus(key, value, PLACE);
          case "--cpu-shares" -> new IsolationInstruction.CpuShares(key, value, PLACE);
          case "--cpu-period" -> new IsolationInstruction.CpuPeriod(key, value, PLACE);
          case "--cpu-quota" -> new IsolationInstruction.CpuQuota(key, value, PLACE);
          case "--cpuset-cpus" -> new IsolationInstruction.CpusetCpus(key, value, PLACE);
          case "--cpuset-mems" -> new IsolationInstruction.CpusetMems(key, value, PLACE);
          case "--pids-limit" -> new IsolationInstruction.PidsLimit(key, value, PLACE);
          case "--blkio-weight" -> new IsolationInstruction.BlkioWeight(key, value, PLACE);
          case "--oom-score-adj" -> new IsolationInstruction.OomScoreAdj(key, value, PLACE);
          case "--cgroup-parent" -> new IsolationInstruction.CgroupParent(key, value, PLACE);
          case "--volume" -> volume(key, text);
          case "--entrypoint" -> entrypoint(key, text);
          case "--user" -> new DockerfileInstruction.User(key, value, PLACE);
          case "--workdir" -> new DockerfileInstruction.Workdir(key, value, PLACE);
          case "--stop-signal" -> new DockerfileInstruction.Stopsignal(key, value, PLACE);
          case "--env" -> env(key, text);
          default -> null;
        });
  }

  /** {@code SOURCE:TARGET[:ro]} is a mount; other forms of {@code -v} have no word in the language. */
  private static @Nullable Instruction volume(Word key, String text) {
    Matcher bind = BIND.matcher(text);
    if (!bind.matches()) {
      return null;
    }
    String readonly = bind.group(3) == null ? "" : ",ro";
    Word mount = word("type=bind,src=" + bind.group(1) + ",dst=" + bind.group(2) + readonly);
    return new IsolationInstruction.Mount(key, List.of(mount), PLACE);
  }

  /** Docker's flag takes the command of the image away, as ENTRYPOINT of another stage does. */
  private static Instruction entrypoint(Word key, String text) {
    return new DockerfileInstruction.Entrypoint(
        key, new Command(List.of(word(text)), false, PLACE), PLACE);
  }

  private static Instruction env(Word key, String text) {
    int equals = text.indexOf('=');
    List<Pair> pairs = equals < 0
        ? List.of()
        : List.of(
            new Pair(word(text.substring(0, equals)), word(text.substring(equals + 1)), false));
    return new DockerfileInstruction.Env(key, pairs, PLACE);
  }

  private static Word word(String text) {
    return new Word(text, PLACE);
  }
}
