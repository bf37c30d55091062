package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.asm.Objdump;
import dev.jdf.linux.Arch;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the code of a launcher, as objdump reads it, against the plan: one syscall instruction a
 * call and no other, with the call's number and each of its arguments in the registers, and no way
 * into the middle of it.
 */
public final class CodeCheck {

  private static final List<String> ARGUMENTS = List.of("rdi", "rsi", "rdx", "r10", "r8", "r9");
  private static final String INSTRUCTIONS =
      "(mov|movabs|movzx|push|pop|lea|xor|add|sub|and|or|cmp|shl|shr|neg|div|jmp|jae|je|jne|jl|jge"
          + "|call|ret|syscall|ud2)( .*)?";

  /**
   * A syscall instruction.
   *
   * @param registers what they are known to hold when it runs
   * @param checked whether its result is checked for errors
   */
  record Site(long address, Map<String, Registers.Content> registers, boolean checked) {}

  private final Plan plan;
  private final Binary binary;

  private CodeCheck(Plan plan, Binary binary) {
    this.plan = plan;
    this.binary = binary;
  }

  public static void check(Plan plan) throws IOException {
    check(plan, Launcher.compile(plan, Arch.X86_64));
  }

  static void check(Plan plan, byte[] launcher) throws IOException {
    new CodeCheck(plan, new Binary(launcher)).check();
  }

  private void check() throws IOException {
    List<Objdump.Line> code = binary.code();
    code.forEach(line -> assertTrue(line.text().matches(INSTRUCTIONS), line.toString()));
    checkCheck(code);
    List<Site> sites = sites(code);
    List<Op.Call> calls = calls(plan);
    boolean explains = plan.steps().stream().anyMatch(step -> step.op() instanceof Op.Explain);
    assertEquals(calls.size() + (explains ? 1 : 0), sites.size(), "syscall instructions");
    ArgumentCheck arguments = new ArgumentCheck(binary);
    for (int i = 0; i < calls.size(); i++) {
      checkCall(calls.get(i), sites.get(i), arguments);
    }
    if (explains) {
      assertEquals(
          new Registers.Content(false, 1), sites.get(calls.size()).registers.get("rax"), "write");
    }
  }

  private static void checkCall(Op.Call call, Site site, ArgumentCheck arguments) {
    String what = call.syscall() + " at " + Long.toHexString(site.address);
    long number = call.syscall().number(Arch.X86_64);
    assertEquals(new Registers.Content(false, number), site.registers.get("rax"), what);
    for (int i = 0; i < call.args().size(); i++) {
      Arg arg = call.args().get(i);
      arguments.check(arg, site.registers.get(ARGUMENTS.get(i)), what + ", " + arg);
    }
    assertEquals(!call.onError().tolerant(), site.checked, "checked for errors: " + what);
  }

  static List<Op.Call> calls(Plan plan) {
    List<Op.Call> calls = new ArrayList<>();
    plan.steps().forEach(step -> {
      if (step.op() instanceof Op.Call call) {
        calls.add(call);
      }
    });
    return calls;
  }

  /** The syscall instructions in the order of the code. */
  static List<Site> sites(List<Objdump.Line> code) {
    Set<Long> entries = entries(code);
    List<Site> sites = new ArrayList<>();
    Registers registers = new Registers(code);
    for (int i = 0; i < code.size(); i++) {
      Objdump.Line line = code.get(i);
      if (entries.contains(line.address())) {
        registers.forget();
      }
      if (line.text().equals("syscall")) {
        boolean checked = isChecked(code.subList(i + 1, code.size()));
        sites.add(new Site(line.address(), registers.known(), checked));
      }
      registers.run(line.text());
    }
    return sites;
  }

  /** Whether the check comes next, after the result is kept and compared with expected errors. */
  private static boolean isChecked(List<Objdump.Line> code) {
    return code.stream()
        .map(Objdump.Line::text)
        .dropWhile(text -> text.matches("mov QWORD PTR .*,rax|cmp rax,.*|je .*"))
        .findFirst()
        .orElse("")
        .equals("call rbp");
  }

  /** The check itself: rbp has its address. */
  private void checkCheck(List<Objdump.Line> code) {
    List<String> lines = code.stream().map(Objdump.Line::text).toList();
    int start = lines.indexOf("cmp rax,0xfffffffffffff001");
    assertTrue(lines.get(start + 1).startsWith("jae ") && lines.get(start + 2).equals("ret"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("lea rbp,[rip+")) {
        long distance = Long.parseLong(lines.get(i).replaceAll(".*0x|]", ""), 16);
        assertEquals(code.get(start).address(), code.get(i + 1).address() + distance);
        return;
      }
    }
    throw new AssertionError("rbp is never set");
  }

  /** Where jumps and calls go: each to the start of an instruction. */
  private static Set<Long> entries(List<Objdump.Line> code) {
    Set<Long> starts = new HashSet<>();
    code.forEach(line -> starts.add(line.address()));
    Set<Long> entries = new HashSet<>();
    for (Objdump.Line line : code) {
      if (line.text().matches("(j..?|jmp|call) 0x.*")) {
        entries.add(Long.parseLong(line.text().replaceAll(".* 0x", ""), 16));
      }
      assertTrue(line.text().matches("call rbp|(?!jmp|call).*|(jmp|call) 0x.*"), line.toString());
    }
    assertTrue(starts.containsAll(entries), "a jump into the middle of an instruction");
    return entries;
  }
}
