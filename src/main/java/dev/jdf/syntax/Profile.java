package dev.jdf.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a spec says for one target: every word expanded, every inherited stage in place. Rules ask for
 * the same kinds of lines again and again, once for every word: each kind is looked for once.
 */
public final class Profile {

  private final Word from;
  private final @Nullable Word platform;
  private final List<Layer> layers;
  private final Map<Class<? extends Instruction>, List<Instruction>> kinds =
      new ConcurrentHashMap<>();

  /**
   * What a chain of stages says.
   *
   * @param from what the first stage of the chain starts from
   * @param layers from that stage to the target
   */
  public Profile(Word from, @Nullable Word platform, List<Layer> layers) {
    this.from = from;
    this.platform = platform;
    this.layers = List.copyOf(layers);
  }

  /** What the first stage starts from. */
  public Word from() {
    return from;
  }

  /** What the first stage is for, if it says so. */
  public @Nullable Word platform() {
    return platform;
  }

  /** From the first stage to the target. */
  public List<Layer> layers() {
    return layers;
  }

  /** The instructions of one kind, from the first stage to the target, in file order. */
  public <T extends Instruction> List<T> all(Class<T> kind) {
    return lines(kind).stream().map(kind::cast).toList();
  }

  /** The instruction of one kind that wins. */
  public <T extends Instruction> Optional<T> last(Class<T> kind) {
    List<Instruction> lines = lines(kind);
    return lines.isEmpty() ? Optional.empty() : Optional.of(kind.cast(lines.get(lines.size() - 1)));
  }

  private List<Instruction> lines(Class<? extends Instruction> kind) {
    return kinds.computeIfAbsent(
        kind,
        wanted -> layers.stream()
            .flatMap(layer -> layer.instructions().stream())
            .filter(wanted::isInstance)
            .toList());
  }
}
