package dev.jdf.asm;

import java.util.List;

/**
 * Where everything comes to lie when each jump is as short as its target allows. All start short; one
 * that does not reach grows, which may put others out of reach, until none has to.
 */
final class Layout {

  private final List<Jump> jumps;
  private final Position[] targets;
  private final boolean[] far;

  /** The bytes of the first jumps, by how many these are. */
  private final int[] sizes;

  Layout(List<Jump> jumps, Position[] targets) {
    this.jumps = jumps;
    this.targets = targets;
    this.far = new boolean[targets.length];
    this.sizes = new int[targets.length + 1];
    do {
      measure();
    } while (grow());
  }

  int offset(Position position) {
    return position.bytes() + sizes[position.jumps()];
  }

  byte[] bytes(int jump) {
    return jumps.get(jump).bytes(far[jump], distance(jump));
  }

  private void measure() {
    for (int i = 0; i < far.length; i++) {
      sizes[i + 1] = sizes[i] + jumps.get(i).size(far[i]);
    }
  }

  private boolean grow() {
    boolean grown = false;
    for (int i = 0; i < far.length; i++) {
      if (!far[i] && Jump.isFar(distance(i))) {
        far[i] = true;
        grown = true;
      }
    }
    return grown;
  }

  private int distance(int jump) {
    return offset(targets[jump]) - jumps.get(jump).at().bytes() - sizes[jump + 1];
  }
}
