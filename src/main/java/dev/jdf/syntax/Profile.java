package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a spec says for one target: every word expanded, every inherited stage in place. Rules ask for
 * the same kinds of lines again and again, once for every word: each kind is looked for once.
 */
public final class Profile {

  private final Word from;
  private final @Nullable Word platform;
  private final List<Layer> layers;
  private final long characters;
  private final Map<Class<?>, List<Instruction>> kinds = new HashMap<>();

  /**
   * What a chain of stages says.
   *
   * @param from what the first stage of the chain starts from
   * @param layers from that stage to the target
   */
  public Profile(Word from, @Nullable Word platform, List<Layer> layers) {
    this(from, platform, layers, 0);
  }

  /**
   * What a chain of stages says.
   *
   * @param characters how much text its words have come to
   */
  Profile(Word from, @Nullable Word platform, List<Layer> layers, long characters) {
    this.from = from;
    this.platform = platform;
    this.layers = List.copyOf(layers);
    this.characters = characters;
    for (Layer layer : this.layers) {
      layer
          .instructions()
          .forEach(line ->
              kinds.computeIfAbsent(line.getClass(), kind -> new ArrayList<>()).add(line));
    }
  }

  /** How much text its words have come to, in characters. */
  public long characters() {
    return characters;
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
    return lines(kind);
  }

  /** The instruction of one kind that wins. */
  public <T extends Instruction> Optional<T> last(Class<T> kind) {
    List<T> lines = lines(kind);
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  /** Of several kinds under one name each line is looked at again: hardly anybody asks for that. */
  @SuppressWarnings("unchecked")
  private <T extends Instruction> List<T> lines(Class<T> kind) {
    List<? extends Instruction> lines = kind.isInterface()
        ? layers.stream()
            .flatMap(layer -> layer.instructions().stream())
            .filter(kind::isInstance)
            .toList()
        : kinds.getOrDefault(kind, List.of());
    return Collections.unmodifiableList((List<T>) lines);
  }
}
