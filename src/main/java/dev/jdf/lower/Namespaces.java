package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Linux.Namespace;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction.Cgroupns;
import dev.jdf.syntax.IsolationInstruction.Ipc;
import dev.jdf.syntax.IsolationInstruction.Network;
import dev.jdf.syntax.IsolationInstruction.Pid;
import dev.jdf.syntax.IsolationInstruction.Userns;
import dev.jdf.syntax.IsolationInstruction.Uts;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code linux.namespaces}: of which kernel resources the container has its own.
 *
 * @param asked the place that chose a mode; the others have the default
 */
record Namespaces(Map<NamespaceType, NamespaceMode> modes, Map<NamespaceType, Span> asked) {

  /** The order in config.json, docker's; a user namespace comes last. */
  private static final List<NamespaceType> ORDER = List.of(
      NamespaceType.MOUNT,
      NamespaceType.NETWORK,
      NamespaceType.UTS,
      NamespaceType.PID,
      NamespaceType.IPC,
      NamespaceType.CGROUP,
      NamespaceType.USER);

  static Checked<Namespaces> of(Profile profile) {
    Map<NamespaceType, Word> words = new EnumMap<>(NamespaceType.class);
    put(words, NamespaceType.NETWORK, profile.last(Network.class), Network::value);
    put(words, NamespaceType.UTS, profile.last(Uts.class), Uts::value);
    put(words, NamespaceType.PID, profile.last(Pid.class), Pid::value);
    put(words, NamespaceType.IPC, profile.last(Ipc.class), Ipc::value);
    put(words, NamespaceType.CGROUP, profile.last(Cgroupns.class), Cgroupns::value);
    put(words, NamespaceType.USER, profile.last(Userns.class), Userns::value);
    return parse(words);
  }

  private static <T extends Instruction> void put(
      Map<NamespaceType, Word> words,
      NamespaceType type,
      Optional<T> last,
      Function<T, Word> mode) {
    last.map(mode).ifPresent(word -> words.put(type, word));
  }

  private static Checked<Namespaces> parse(Map<NamespaceType, Word> words) {
    Join join = new Join();
    Map<NamespaceType, NamespaceMode> modes = new EnumMap<>(NamespaceType.class);
    Map<NamespaceType, Span> asked = new EnumMap<>(NamespaceType.class);
    modes.put(NamespaceType.USER, NamespaceMode.HOST);
    words.forEach((type, word) -> {
      asked.put(type, word.span());
      join.take(NamespaceMode.parse(word, type)).ifPresent(mode -> modes.put(type, mode));
    });
    return join.to(() -> new Namespaces(modes, asked));
  }

  NamespaceMode mode(NamespaceType type) {
    return modes.getOrDefault(type, NamespaceMode.PRIVATE);
  }

  boolean sharesHost(NamespaceType type) {
    return mode(type).isHost();
  }

  /** A namespace that is shared is not in the list: who asked for that stands under its name. */
  Traced<List<Namespace>> section() {
    List<Namespace> list = new ArrayList<>();
    SortedMap<String, Span> origins = new TreeMap<>();
    for (NamespaceType type : ORDER) {
      String place = sharesHost(type) ? type.ociName() : String.valueOf(list.size());
      Optional.ofNullable(asked.get(type))
          .ifPresent(span -> origins.put("/linux/namespaces/" + place, span));
      if (!sharesHost(type)) {
        String path = mode(type).path();
        list.add(new Namespace(type.ociName(), path.isEmpty() ? null : path));
      }
    }
    return new Traced<>(list, origins);
  }
}
