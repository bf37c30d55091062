package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.asm.Objdump;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the registers hold after instructions of a launcher: those that load them, and those that
 * leave them alone; anything else forgets. What memory holds is forgotten with every change of it.
 */
final class Registers {

  /** A number, or the memory at an address. */
  record Content(boolean inMemory, long value) {}

  private static final Pattern PUSH = Pattern.compile("push 0x(\\w+)");
  private static final Pattern POP = Pattern.compile("pop (\\w+)");
  private static final Pattern ZERO = Pattern.compile("xor (\\w+),\\1");
  private static final Pattern NUMBER = Pattern.compile("mov(?:abs)? (\\w+),0x(\\w+)");
  private static final Pattern SLOT =
      Pattern.compile("mov (r\\w+),QWORD PTR \\[(r\\w+)(?:([+-])0x(\\w+))?]");

  private static final Set<String> CHANGED_BY_THE_KERNEL = Set.of("rax", "rcx", "r11");

  /** The check for errors is one of them: it returns only if it changes nothing but flags. */
  private static final Pattern NO_CHANGE =
      Pattern.compile("call rbp|cmp .*|j(ae|e|ne|l|ge) .*|mov \\w+ PTR .*");

  private static final Pattern CHANGE =
      Pattern.compile("(?:mov|movzx|add|sub|and|or|xor|shl|shr|neg) (\\w+)(?:,.*)?");

  private final Map<String, Long> bases = new HashMap<>();
  private final Map<String, Content> contents = new HashMap<>();
  private long pushed;

  /** Keeps what the first instructions put into registers for good: where the slots are. */
  Registers(List<Objdump.Line> code) {
    int line = 0;
    for (; !code.get(line).text().startsWith("lea rbp,"); line++) {
      run(code.get(line).text());
    }
    contents.forEach((register, content) -> bases.put(register, content.value()));
    assertTrue(bases.keySet().containsAll(List.of("rbx", "r13", "r14", "r15")), code.toString());
    for (Objdump.Line later : code.subList(line + 1, code.size())) {
      assertFalse(
          later.text().matches("(?!call )\\w+ ([er]b[xp]|r1[345]d?)(,.*)?"), later.toString());
    }
    forget();
  }

  Map<String, Content> known() {
    return Map.copyOf(contents);
  }

  void forget() {
    contents.clear();
  }

  void run(String text) {
    Matcher push = PUSH.matcher(text);
    Matcher pop = POP.matcher(text);
    Matcher zero = ZERO.matcher(text);
    Matcher number = NUMBER.matcher(text);
    Matcher slot = SLOT.matcher(text);
    Matcher change = CHANGE.matcher(text);
    if (push.matches()) {
      pushed = number(push.group(1));
    } else if (pop.matches()) {
      put(pop.group(1), pushed);
    } else if (zero.matches()) {
      put(zero.group(1), 0);
    } else if (number.matches()) {
      put(number.group(1), number(number.group(2)));
    } else if (slot.matches() && bases.containsKey(slot.group(2))) {
      long distance = slot.group(4) == null ? 0 : number(slot.group(4));
      long start = Objects.requireNonNull(bases.get(slot.group(2)), text);
      long address = start + ("-".equals(slot.group(3)) ? -distance : distance);
      contents.put(slot.group(1), new Content(true, address));
    } else if (change.matches()) {
      contents.remove(whole(change.group(1)));
    } else if (text.equals("syscall")) {
      forgetMemory();
      contents.keySet().removeAll(CHANGED_BY_THE_KERNEL);
    } else if (NO_CHANGE.matcher(text).matches()) {
      forgetMemory();
    } else {
      forget();
    }
  }

  private void forgetMemory() {
    contents.values().removeIf(Content::inMemory);
  }

  /** A 32-bit name means the whole register, whose upper half becomes zero. */
  private static String whole(String register) {
    return register.replaceAll("^e", "r").replaceAll("d$", "");
  }

  private void put(String register, long value) {
    contents.put(whole(register), new Content(false, value));
  }

  private static long number(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }
}
