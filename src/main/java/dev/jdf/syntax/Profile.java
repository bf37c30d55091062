package dev.jdf.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a spec says for one target: every word expanded, every inherited stage in place.
 *
 * @param from what the first stage of the chain starts from
 * @param layers from that stage to the target
 */
public record Profile(Word from, @Nullable Word platform, List<Layer> layers) {

  public Profile {
    layers = List.copyOf(layers);
  }

  /** The instructions of one kind, from the first stage to the target, in file order. */
  public <T extends Instruction> List<T> all(Class<T> kind) {
    return stream(kind).toList();
  }

  /** The instruction of one kind that wins. */
  public <T extends Instruction> Optional<T> last(Class<T> kind) {
    return stream(kind).reduce((earlier, later) -> later);
  }

  private <T extends Instruction> Stream<T> stream(Class<T> kind) {
    return layers.stream()
        .flatMap(layer -> layer.instructions().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
