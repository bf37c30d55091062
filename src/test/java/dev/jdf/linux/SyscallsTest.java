package dev.jdf.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyscallsTest {

  private static final Pattern DEFINE =
      Pattern.compile("#define __NR_(\\w+) (\\(__X32_SYSCALL_BIT \\+ )?(\\d+)\\)?");

  @ParameterizedTest
  @CsvSource({
    "SCMP_ARCH_X86_64, unistd_64.h",
    "SCMP_ARCH_X86, unistd_32.h",
    "SCMP_ARCH_X32, unistd_x32.h"
  })
  void theTableHoldsWhatTheHeadersSay(SeccompArch arch, String header) throws IOException {
    Path file = Path.of("/usr/include/x86_64-linux-gnu/asm", header);
    assumeTrue(Files.exists(file), "no kernel headers for x86");
    int seen = 0;
    for (String line : Files.readAllLines(file)) {
      Matcher define = DEFINE.matcher(line);
      if (define.matches()) {
        int bit = define.group(2) == null ? 0 : 0x40000000;
        assertNumber(arch, define.group(1), bit | Integer.parseInt(define.group(3)));
        seen++;
      }
    }
    assertTrue(seen > 300, "read only " + seen + " calls");
  }

  @Test
  void theTableHoldsWhatTheGenericHeaderSaysForAarch64(@TempDir Path folder) {
    StringBuilder source = new StringBuilder("""
        #define _ASM_BITSPERLONG
        #define __ASM_GENERIC_BITS_PER_LONG
        #define _UAPI_ASM_BITSPERLONG
        #define __BITS_PER_LONG 64
        #define __ARCH_WANT_RENAMEAT
        #define __ARCH_WANT_NEW_STAT
        #define __ARCH_WANT_SET_GET_RLIMIT
        #define __ARCH_WANT_TIME32_SYSCALLS
        #define __ARCH_WANT_SYS_CLONE3
        #define __ARCH_WANT_MEMFD_SECRET
        #include <asm-generic/unistd.h>
        int printf(const char *, ...);
        int main(void) {
        """);
    for (String name : Syscalls.names()) {
      source.append(
          "#ifdef __NR_%1$s\nprintf(\"%1$s %%d\\n\", __NR_%1$s);\n#endif\n".formatted(name));
    }
    String output =
        CProgram.of(folder, source + "}", "no generic kernel headers").run("").text();
    assertTrue(output.lines().count() > 300, output);
    output.lines().forEach(line -> {
      String[] parts = line.split(" ", -1);
      assertNumber(SeccompArch.SCMP_ARCH_AARCH64, parts[0], Integer.parseInt(parts[1]));
    });
  }

  @Test
  void everyCallOfAPlanHasANumberOnEveryMachine() {
    for (Arch arch : Arch.values()) {
      for (Syscall call : Syscall.values()) {
        assertTrue(call.number(arch) >= 0, call + " on " + arch);
      }
    }
  }

  @Test
  void anUnknownNameHasNoNumber() {
    assertEquals(OptionalInt.empty(), Syscalls.number(Arch.X86_64, "no_such_call"));
    assertEquals(OptionalInt.empty(), Syscalls.number(Arch.AARCH64, "open"));
    assertEquals(OptionalInt.empty(), Syscalls.number(SeccompArch.SCMP_ARCH_MIPS, "read"));
  }

  @Test
  void newestCallsAreKnown() {
    assertEquals(OptionalInt.of(462), Syscalls.number(Arch.X86_64, "mseal"));
    assertEquals(OptionalInt.of(469), Syscalls.number(Arch.AARCH64, "file_setattr"));
  }

  private static void assertNumber(SeccompArch arch, String name, int number) {
    assertEquals(OptionalInt.of(number), Syscalls.number(arch, name), () -> name + " on " + arch);
  }
}
