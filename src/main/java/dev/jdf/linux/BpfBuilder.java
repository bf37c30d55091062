package dev.jdf.linux;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A classic BPF program, written from its end to its start, so that every jump knows its distance
 * when it is written. Source: Documentation/networking/filter.rst.
 */
final class BpfBuilder {

  /** How far a conditional jump reaches, less what resolving its two targets may insert. */
  private static final int REACH = 255 - 2;

  /** Where control goes: an instruction counted from the end, or the return of a value. */
  record Target(boolean returns, int value) {
    static Target returning(int word) {
      return new Target(true, word);
    }
  }

  private final List<BpfInstruction> backwards = new ArrayList<>();
  private final Map<Integer, Integer> returns = new HashMap<>();

  /** Puts a load of the 32-bit word at {@code offset} of the data before what was written last. */
  Target load(int offset) {
    return put(new BpfInstruction(BpfInstruction.LOAD, 0, 0, offset));
  }

  /** Puts a masking of the loaded word before what was written last. */
  Target and(int mask) {
    return put(new BpfInstruction(BpfInstruction.AND, 0, 0, mask));
  }

  /** Puts a comparison of the loaded word with {@code k}. */
  Target jump(int code, int k, Target pass, Target fail) {
    int jt = near(pass);
    int jf = near(fail);
    int here = backwards.size();
    return put(new BpfInstruction(code, here - jt - 1, here - jf - 1, k));
  }

  List<BpfInstruction> build() {
    List<BpfInstruction> program = new ArrayList<>(backwards);
    Collections.reverse(program);
    return List.copyOf(program);
  }

  int size() {
    return backwards.size();
  }

  /** The place of {@code target} or of a way to it that a conditional jump reaches from here. */
  private int near(Target target) {
    int place = target.returns ? returns.getOrDefault(target.value, -1) : target.value;
    int here = backwards.size();
    if (place >= 0 && here - place - 1 <= REACH) {
      return place;
    }
    if (!target.returns) {
      put(new BpfInstruction(BpfInstruction.JUMP, 0, 0, here - place - 1));
      return here;
    }
    put(new BpfInstruction(BpfInstruction.RETURN, 0, 0, target.value));
    returns.put(target.value, here);
    return here;
  }

  private Target put(BpfInstruction instruction) {
    backwards.add(instruction);
    return new Target(false, backwards.size() - 1);
  }
}
