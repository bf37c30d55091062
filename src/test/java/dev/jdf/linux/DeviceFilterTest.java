package dev.jdf.linux;

import static dev.jdf.linux.DeviceRule.ALL_ACCESS;
import static dev.jdf.linux.DeviceRule.ANY;
import static dev.jdf.linux.DeviceRule.MKNOD;
import static dev.jdf.linux.DeviceRule.READ;
import static dev.jdf.linux.DeviceRule.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceFilterTest {

  private static final DeviceRule DENY_ALL =
      new DeviceRule(false, DeviceRule.Type.ALL, ANY, ANY, ALL_ACCESS);
  private static final DeviceRule NULL =
      new DeviceRule(true, DeviceRule.Type.CHARACTER, 1, 3, ALL_ACCESS);

  /** A device and what is asked of it. */
  private record Access(DeviceRule.Type type, long major, long minor, int wanted) {}

  @Test
  void nothingIsAllowedWithoutRules() {
    assertFalse(allows(List.of(), new Access(DeviceRule.Type.CHARACTER, 1, 3, READ)));
  }

  @Test
  void theLastRuleWins() {
    Access fuse = new Access(DeviceRule.Type.CHARACTER, 10, 229, READ | WRITE);
    DeviceRule misc = new DeviceRule(true, DeviceRule.Type.CHARACTER, 10, ANY, ALL_ACCESS);
    DeviceRule noFuse = new DeviceRule(false, DeviceRule.Type.CHARACTER, 10, 229, ALL_ACCESS);
    assertFalse(allows(List.of(DENY_ALL, misc, noFuse), fuse));
    assertTrue(allows(List.of(DENY_ALL, noFuse, misc), fuse));
    assertFalse(allows(List.of(misc, DENY_ALL), fuse));
    assertTrue(allows(List.of(DENY_ALL, NULL), new Access(DeviceRule.Type.CHARACTER, 1, 3, MKNOD)));
    assertFalse(allows(List.of(DENY_ALL, NULL), new Access(DeviceRule.Type.BLOCK, 1, 3, READ)));
  }

  @Test
  void anAccessNeedsAllThatItAsksFor() {
    DeviceRule read = new DeviceRule(true, DeviceRule.Type.CHARACTER, 1, 3, READ);
    DeviceRule write = new DeviceRule(true, DeviceRule.Type.CHARACTER, 1, ANY, WRITE);
    Access both = new Access(DeviceRule.Type.CHARACTER, 1, 3, READ | WRITE);
    assertFalse(allows(List.of(read), both));
    assertTrue(allows(List.of(read, write), both));
    DeviceRule noWrite = new DeviceRule(false, DeviceRule.Type.ALL, ANY, ANY, WRITE);
    assertFalse(allows(List.of(NULL, noWrite), both));
    assertTrue(
        allows(List.of(NULL, noWrite), new Access(DeviceRule.Type.CHARACTER, 1, 3, READ | MKNOD)));
  }

  @Test
  void anyRulesAreDecidedAsTheyRead() {
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      List<DeviceRule> rules = rules(random);
      BpfRun run = new BpfRun(DeviceFilter.compile(rules));
      for (Access access : accesses()) {
        assertEquals(reads(rules, access), run.allows(access), () -> access + " " + rules);
      }
    }
  }

  @Test
  void theKernelTakesThePrograms(@TempDir Path folder) {
    String source = CProgram.source("device-load.c");
    CProgram loader = CProgram.of(folder, source, "no headers for bpf(2)");
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      List<DeviceRule> rules = rules(random);
      byte[] program = EbpfInstruction.encode(DeviceFilter.compile(rules));
      CProgram.Output output = loader.run(HexFormat.of().formatHex(program));
      assumeTrue(output.code() != 2, "bpf(2) is not permitted here");
      assertEquals(0, output.code(), () -> rules + "\n" + output.text());
    }
  }

  @Test
  void wordsOfTheConfigurationAreExact() {
    assertEquals(OptionalInt.of(ALL_ACCESS), DeviceRule.access("rwm"));
    assertEquals(OptionalInt.of(READ), DeviceRule.access("rr"));
    assertEquals(OptionalInt.empty(), DeviceRule.access("rx"));
    assertEquals(OptionalInt.empty(), DeviceRule.access(""));
    assertEquals(Optional.of(DeviceRule.Type.ALL), DeviceRule.Type.of("a"));
    assertEquals(Optional.empty(), DeviceRule.Type.of("C"));
  }

  private static List<DeviceRule> rules(Random random) {
    List<DeviceRule> rules = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      DeviceRule.Type type = List.of(DeviceRule.Type.values()).get(random.nextInt(3));
      long major = random.nextInt(3) - 1L;
      long minor = random.nextInt(4) == 0 ? 0xffffffffL : random.nextInt(3) - 1L;
      rules.add(new DeviceRule(random.nextBoolean(), type, major, minor, 1 + random.nextInt(7)));
    }
    return rules;
  }

  private static List<Access> accesses() {
    List<Access> accesses = new ArrayList<>();
    for (DeviceRule.Type type : List.of(DeviceRule.Type.BLOCK, DeviceRule.Type.CHARACTER)) {
      for (long device : new long[] {0, 1, 2, 0xffffffffL}) {
        for (int wanted = 1; wanted <= ALL_ACCESS; wanted++) {
          accesses.add(new Access(type, device & 1, device, wanted));
        }
      }
    }
    return accesses;
  }

  private static boolean allows(List<DeviceRule> rules, Access access) {
    return new BpfRun(DeviceFilter.compile(rules)).allows(access);
  }

  private static boolean reads(List<DeviceRule> rules, Access access) {
    int granted = 0;
    for (DeviceRule rule : rules) {
      boolean same = (rule.type() == DeviceRule.Type.ALL || rule.type() == access.type)
          && (rule.major() == ANY || rule.major() == access.major)
          && (rule.minor() == ANY || rule.minor() == access.minor);
      if (same) {
        granted = rule.allow() ? granted | rule.access() : granted & ~rule.access();
      }
    }
    return (granted & access.wanted) == access.wanted;
  }

  /** An interpreter of the instructions that device filters use. Source: bpf-helpers(7), RFC 9669. */
  private record BpfRun(List<EbpfInstruction> program) {

    boolean allows(Access access) {
      int type = access.type == DeviceRule.Type.BLOCK ? 1 : 2;
      long[] context = {(long) access.wanted << 16 | type, access.major, access.minor};
      long[] registers = new long[11];
      for (int at = 0; ; at++) {
        EbpfInstruction step = program.get(at);
        long to = registers[step.destination()];
        switch (step.code()) {
          case 0x95 -> {
            return registers[0] != 0;
          }
          case 0x61 -> to = context[step.offset() / 4];
          case 0xb7 -> to = step.immediate();
          case 0xbf -> to = registers[step.source()];
          case 0x57 -> to &= step.immediate();
          case 0x77 -> to >>>= step.immediate();
          case 0x15 -> at += to == step.immediate() ? step.offset() : 0;
          case 0x55 -> at += to != step.immediate() ? step.offset() : 0;
          case 0x56 -> at += (int) to != step.immediate() ? step.offset() : 0;
          default -> throw new IllegalStateException("no instruction " + step);
        }
        registers[step.destination()] = to;
      }
    }
  }
}
