package dev.jdf.asm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.asm.X86_64.Condition;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JumpTest {

  private static final Symbol TARGET = new Symbol("target");
  private static final int MANY = 400;

  private final X86_64 code = new X86_64();

  @Test
  void aJumpForwardIsAsShortAsItsTargetAllows() throws IOException {
    assertForward(0, 2);
    assertForward(127, 2);
    assertForward(128, 5);
  }

  private static void assertForward(int distance, int size) throws IOException {
    X86_64 code = new X86_64();
    code.jmp(TARGET);
    returns(code, distance);
    code.define(TARGET);
    assertEquals(
        "jmp 0x" + Integer.toHexString(size + distance),
        Objdump.x86(code.finish(), 0).get(0).text());
    assertEquals(size + distance, code.finish().length);
  }

  @Test
  void aJumpBackIsAsShortAsItsTargetAllows() throws IOException {
    assertBack(126, 2);
    assertBack(127, 6);
  }

  private static void assertBack(int distance, int size) throws IOException {
    X86_64 code = new X86_64();
    code.define(TARGET);
    returns(code, distance);
    code.jcc(Condition.EQUAL, TARGET);
    List<Objdump.Line> lines = Objdump.x86(code.finish(), 0);
    assertEquals("je 0x0", lines.get(lines.size() - 1).text());
    assertEquals(size + distance, code.finish().length);
  }

  /** The second grows and takes the first one's target out of reach. */
  @Test
  void aJumpThatGrowsMakesOthersGrow() throws IOException {
    Symbol end = new Symbol("end");
    code.jmp(TARGET);
    code.jcc(Condition.LESS, end);
    returns(code, 125);
    code.define(TARGET);
    returns(code, 10);
    code.define(end);
    List<Objdump.Line> lines = Objdump.x86(code.finish(), 0);
    assertEquals("jmp 0x88", lines.get(0).text());
    assertEquals("jl 0x92", lines.get(1).text());
    assertEquals(5 + 6 + 125 + 10, code.finish().length);
  }

  @Test
  void everyJumpOfManyReachesItsTarget() throws IOException {
    Random random = new Random(1);
    int[] targets = random.ints(MANY, 0, MANY).toArray();
    for (int i = 0; i < MANY; i++) {
      code.define(new Symbol("jump " + i));
      code.jcc(Condition.NOT_EQUAL, new Symbol("jump " + targets[i]));
    }
    List<Objdump.Line> lines = Objdump.x86(code.finish(), 0);
    for (int i = 0; i < MANY; i++) {
      long target = lines.get(targets[i]).address();
      assertEquals("jne 0x" + Long.toHexString(target), lines.get(i).text());
    }
  }

  @Test
  void lengthsAreThoseOfTheShortestForms() {
    List<Position> places = List.of(code.position(), afterReturns(3), afterJump(), afterReturns(1));
    code.define(TARGET);
    assertArrayEquals(new int[] {3, 2, 1}, code.lengths(places));
  }

  @Test
  void lengthsNeedTheTargetsOfTheJumps() {
    List<Position> places = List.of(code.position(), afterJump());
    assertThrows(IllegalArgumentException.class, () -> code.lengths(places));
  }

  private Position afterJump() {
    code.jmp(TARGET);
    return code.position();
  }

  private Position afterReturns(int count) {
    returns(code, count);
    return code.position();
  }

  private static void returns(X86_64 code, int count) {
    for (int i = 0; i < count; i++) {
      code.ret();
    }
  }
}
