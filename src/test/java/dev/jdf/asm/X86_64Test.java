package dev.jdf.asm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.asm.X86_64.Memory;
import dev.jdf.asm.X86_64.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class X86_64Test {

  private static final Path ROWS = Path.of("src/test/resources/asm/x86_64.txt");
  private static final int[] DISTANCES = {0, 1, -1, 127, 128, -128, -129, 0x12345678, -0x12345678};
  private static final long[] NUMBERS = {
    0,
    1,
    127,
    128,
    -1,
    -128,
    -129,
    -4095,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    0x100000000L,
    -0x80000000L,
    -0x80000001L,
    Long.MIN_VALUE,
    Long.MAX_VALUE
  };

  @TestFactory
  Stream<DynamicTest> encodes() throws IOException {
    return rows().map(row -> dynamicTest(row[1], () -> assertEquals(row[0], hex(row[1]))));
  }

  @TestFactory
  Stream<DynamicTest> objdumpReads() throws IOException {
    return rows()
        .map(row -> dynamicTest(row[1], () -> {
          List<Objdump.Line> lines = Objdump.x86(HexFormat.ofDelimiter(" ").parseHex(row[0]), 0);
          assertEquals(List.of(row[1]), lines.stream().map(Objdump.Line::text).toList());
        }));
  }

  @Test
  void everyFormHasARow() throws IOException {
    Set<String> missing = new TreeSet<>();
    X86_64Text.FORMS.keySet().forEach(form -> missing.add(form.replaceAll(" .*", "")));
    rows().forEach(row -> missing.remove(X86_64Text.parse(row[1]).mnemonic()));
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyRegisterIsEncodedInEveryPlace() throws IOException {
    X86_64 code = new X86_64();
    List<String> expected = new ArrayList<>();
    for (Register one : Register.values()) {
      for (Register two : Register.values()) {
        pairs(code, one, two, expected);
      }
    }
    assertIterableEquals(expected, texts(code.finish()));
  }

  @Test
  void everyDistanceIsEncoded() throws IOException {
    X86_64 code = new X86_64();
    List<String> expected = new ArrayList<>();
    for (Register base : Register.values()) {
      for (int distance : DISTANCES) {
        code.mov64(Register.R9, new Memory(base, distance));
        expected.add("mov r9,QWORD PTR " + memory(base, distance));
        code.cmp(new Memory(base, distance), 200);
        expected.add("cmp QWORD PTR " + memory(base, distance) + ",0xc8");
      }
    }
    assertIterableEquals(expected, texts(code.finish()));
  }

  @Test
  void aNumberIsLoadedWhateverItsSize() throws IOException {
    for (Register register : Register.values()) {
      for (long number : NUMBERS) {
        X86_64 code = new X86_64();
        code.load(register, number);
        assertEquals(number, loaded(texts(code.finish()), name(register)), register + " " + number);
      }
    }
  }

  @Test
  void symbolsMayComeBeforeOrAfterTheirUse() {
    X86_64 code = new X86_64();
    code.define(X86_64Text.START);
    code.call(X86_64Text.END);
    code.call(X86_64Text.START);
    code.define(X86_64Text.END);
    assertArrayEquals(HexFormat.of().parseHex("e805000000" + "e8f6ffffff"), code.finish());
  }

  @Test
  void aSymbolIsDefinedExactlyOnce() {
    X86_64 code = new X86_64();
    code.jmp(X86_64Text.END);
    assertThrows(IllegalArgumentException.class, code::finish);
    code.define(X86_64Text.END);
    assertThrows(IllegalArgumentException.class, () -> code.define(X86_64Text.END));
  }

  private static void pairs(X86_64 code, Register one, Register two, List<String> expected) {
    code.mov64(one, two);
    expected.add("mov " + name(one) + "," + name(two));
    code.cmp(one, two);
    expected.add("cmp " + name(one) + "," + name(two));
    code.xor32(one, two);
    expected.add("xor " + name32(one) + "," + name32(two));
    Memory memory = new Memory(one, 8);
    code.mov64(memory, two);
    expected.add("mov QWORD PTR " + memory(one, 8) + "," + name(two));
    code.mov32(two, memory);
    expected.add("mov " + name32(two) + ",DWORD PTR " + memory(one, 8));
    code.mov8(memory, two);
    expected.add("mov BYTE PTR " + memory(one, 8) + "," + name8(two));
    code.movzx8(two, memory);
    expected.add("movzx " + name32(two) + ",BYTE PTR " + memory(one, 8));
  }

  /** What the instructions leave in the register, read from objdump's text. */
  private static long loaded(List<String> lines, String register) {
    String line = lines.get(0);
    if (line.startsWith("xor ")) {
      return 0;
    }
    if (line.startsWith("push ")) {
      assertEquals("pop " + register, lines.get(1));
    } else {
      assertEquals(1, lines.size());
    }
    return Long.parseUnsignedLong(line.replaceAll(".*0x", ""), 16);
  }

  private static String memory(Register base, int distance) {
    String sign = distance < 0 ? "-0x" : "+0x";
    // Without a displacement, rbp and r13 cannot be a base; objdump shows the zero.
    boolean hidden = distance == 0 && base != Register.RBP && base != Register.R13;
    return "[" + name(base) + (hidden ? "" : sign + Integer.toHexString(Math.abs(distance))) + "]";
  }

  private static String name(Register register) {
    return register.name().toLowerCase(Locale.ROOT);
  }

  private static String name32(Register register) {
    return numbered(register) ? name(register) + "d" : "e" + name(register).substring(1);
  }

  private static String name8(Register register) {
    if (numbered(register)) {
      return name(register) + "b";
    }
    String bare = name(register).substring(1);
    return bare.endsWith("x") ? bare.charAt(0) + "l" : bare + "l";
  }

  private static boolean numbered(Register register) {
    return Character.isDigit(register.name().charAt(1));
  }

  private static String hex(String text) {
    return HexFormat.ofDelimiter(" ").formatHex(X86_64Text.parse(text).assemble());
  }

  private static List<String> texts(byte[] code) throws IOException {
    return Objdump.x86(code, 0).stream().map(Objdump.Line::text).toList();
  }

  /** Bytes and text, which are two spaces or more apart. */
  private static Stream<String[]> rows() throws IOException {
    return Files.readAllLines(ROWS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" {2,}", -1));
  }
}
