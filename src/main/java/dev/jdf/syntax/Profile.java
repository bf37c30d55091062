package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    List<T> all = new ArrayList<>();
    for (Layer layer : layers) {
      for (Instruction line : layer.instructions()) {
        if (kind.isInstance(line)) {
          all.add(kind.cast(line));
        }
      }
    }
    return all;
  }

  /** The instruction of one kind that wins. */
  public <T extends Instruction> Optional<T> last(Class<T> kind) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      List<Instruction> lines = layers.get(i).instructions();
      for (int j = lines.size() - 1; j >= 0; j--) {
        if (kind.isInstance(lines.get(j))) {
          return Optional.of(kind.cast(lines.get(j)));
        }
      }
    }
    return Optional.empty();
  }
}
