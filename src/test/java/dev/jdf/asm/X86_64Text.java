package dev.jdf.asm;

import dev.jdf.asm.X86_64.Condition;
import dev.jdf.asm.X86_64.Memory;
import dev.jdf.asm.X86_64.Register;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An instruction in the notation of objdump, and the encoder's method for its form. */
record X86_64Text(String mnemonic, List<String> operands) {

  static final Symbol START = new Symbol("start");
  static final Symbol END = new Symbol("end");

  private static final Pattern MEMORY =
      Pattern.compile("(?:\\w+ PTR )?\\[(\\w+)(?:([+-])0x(\\w+))?]");

  /** Every form that the encoder has: the mnemonic and the kinds of its operands. */
  static final Map<String, BiConsumer<X86_64, X86_64Text>> FORMS = forms();

  private static Map<String, BiConsumer<X86_64, X86_64Text>> forms() {
    Map<String, BiConsumer<X86_64, X86_64Text>> forms = new LinkedHashMap<>();
    forms.put("mov r32,imm", (a, t) -> a.mov32(t.register(0), (int) t.number(1)));
    forms.put("mov r64,imm", (a, t) -> a.mov64(t.register(0), (int) t.number(1)));
    forms.put("movabs r64,imm", (a, t) -> a.movabs(t.register(0), t.number(1)));
    forms.put("mov r64,r64", (a, t) -> a.mov64(t.register(0), t.register(1)));
    forms.put("mov r64,QWORD", (a, t) -> a.mov64(t.register(0), t.memory(1)));
    forms.put("mov QWORD,r64", (a, t) -> a.mov64(t.memory(0), t.register(1)));
    forms.put("mov r32,DWORD", (a, t) -> a.mov32(t.register(0), t.memory(1)));
    forms.put("mov DWORD,r32", (a, t) -> a.mov32(t.memory(0), t.register(1)));
    forms.put("mov WORD,r16", (a, t) -> a.mov16(t.memory(0), t.register(1)));
    forms.put("mov BYTE,r8", (a, t) -> a.mov8(t.memory(0), t.register(1)));
    forms.put("movzx r32,BYTE", (a, t) -> a.movzx8(t.register(0), t.memory(1)));
    forms.put("movzx r32,WORD", (a, t) -> a.movzx16(t.register(0), t.memory(1)));
    forms.put("push imm", (a, t) -> a.push((byte) t.number(0)));
    forms.put("pop r64", (a, t) -> a.pop(t.register(0)));
    forms.put("xor r32,r32", (a, t) -> a.xor32(t.register(0), t.register(1)));
    forms.put("add r64,r64", (a, t) -> a.add(t.register(0), t.register(1)));
    forms.put("or r64,r64", (a, t) -> a.or(t.register(0), t.register(1)));
    forms.put("and r64,r64", (a, t) -> a.and(t.register(0), t.register(1)));
    forms.put("sub r64,r64", (a, t) -> a.sub(t.register(0), t.register(1)));
    forms.put("cmp r64,r64", (a, t) -> a.cmp(t.register(0), t.register(1)));
    forms.put("cmp r64,imm", (a, t) -> a.cmp(t.register(0), (int) t.number(1)));
    forms.put("cmp QWORD,imm", (a, t) -> a.cmp(t.memory(0), (int) t.number(1)));
    forms.put("shl r64,r8", (a, t) -> a.shl(t.register(0)));
    forms.put("shr r64,r8", (a, t) -> a.shr(t.register(0)));
    forms.put("neg r64", (a, t) -> a.neg(t.register(0)));
    forms.put("div r64", (a, t) -> a.div(t.register(0)));
    forms.put("lea r64,place", (a, t) -> a.lea(t.register(0), END));
    forms.put("jmp imm", (a, t) -> a.jmp(t.target()));
    forms.put("call imm", (a, t) -> a.call(t.target()));
    forms.put("call r64", (a, t) -> a.call(t.register(0)));
    forms.put("ret", (a, t) -> a.ret());
    forms.put("syscall", (a, t) -> a.syscall());
    forms.put("ud2", (a, t) -> a.ud2());
    jumps()
        .forEach(
            (name, condition) -> forms.put(name + " imm", (a, t) -> a.jcc(condition, t.target())));
    return forms;
  }

  private static Map<String, Condition> jumps() {
    Map<String, Condition> jumps = new LinkedHashMap<>();
    jumps.put("jae", Condition.ABOVE_OR_EQUAL);
    jumps.put("je", Condition.EQUAL);
    jumps.put("jne", Condition.NOT_EQUAL);
    jumps.put("jl", Condition.LESS);
    jumps.put("jge", Condition.GREATER_OR_EQUAL);
    return jumps;
  }

  static X86_64Text parse(String text) {
    String[] words = text.split(" ", 2);
    return new X86_64Text(
        words[0], words.length == 1 ? List.of() : List.of(words[1].split(",", -1)));
  }

  /** The instruction alone, between the symbols {@link #START} and {@link #END}. */
  byte[] assemble() {
    X86_64 assembler = new X86_64();
    assembler.define(START);
    form().accept(assembler, this);
    assembler.define(END);
    return assembler.finish();
  }

  private BiConsumer<X86_64, X86_64Text> form() {
    String shape = (mnemonic + " "
            + String.join(",", operands.stream().map(X86_64Text::kind).toList()))
        .strip();
    BiConsumer<X86_64, X86_64Text> form = FORMS.get(shape);
    if (form == null) {
      throw new AssertionError("no form " + shape);
    }
    return form;
  }

  private static String kind(String operand) {
    if (operand.startsWith("0x")) {
      return "imm";
    }
    if (operand.startsWith("[rip")) {
      return "place";
    }
    return operand.contains("PTR") ? operand.replaceAll(" .*", "") : "r" + width(operand);
  }

  private static int width(String register) {
    if (register.matches("r(\\d+|[a-ds]?[xip]|[sb]p|[sd]i)")) {
      return 64;
    }
    if (register.matches("e..|r\\d+d")) {
      return 32;
    }
    return register.matches("[a-d]x|[sb]p|[sd]i|r\\d+w") ? 16 : 8;
  }

  private Register register(int index) {
    return register(operands.get(index));
  }

  /** A register by any of its names: {@code rax}, {@code eax}, {@code ax}, {@code al}; r8d … */
  private static Register register(String name) {
    String bare = name.matches("r\\d+[dwb]?") ? name.replaceAll("[dwb]$", "") : letters(name);
    return Register.valueOf(bare.toUpperCase(Locale.ROOT));
  }

  private static String letters(String name) {
    String bare = name.replaceAll("^[er]", "").replaceAll("l$", "");
    return "r" + (bare.length() == 1 ? bare + "x" : bare);
  }

  private Memory memory(int index) {
    Matcher matcher = MEMORY.matcher(operands.get(index));
    if (!matcher.matches()) {
      throw new AssertionError("no memory operand: " + operands.get(index));
    }
    long distance = matcher.group(3) == null ? 0 : Long.parseLong(matcher.group(3), 16);
    return new Memory(
        register(matcher.group(1)), (int) ("-".equals(matcher.group(2)) ? -distance : distance));
  }

  private long number(int index) {
    return Long.parseUnsignedLong(operands.get(index).substring(2), 16);
  }

  private Symbol target() {
    return number(0) == 0 ? START : END;
  }
}
