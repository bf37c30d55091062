package dev.jdf.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstantsTest {

  private static final Pattern UNDECLARED = Pattern.compile("'(\\w+)' undeclared");

  @Test
  void theTableHoldsWhatTheHeadersSay(@TempDir Path folder) {
    assumeTrue(
        "amd64".equals(System.getProperty("os.arch")), "the headers here are of another machine");
    Map<String, List<String>> byHeader = new LinkedHashMap<>();
    for (String[] row : Table.rows("constants.tsv")) {
      byHeader.computeIfAbsent(row[2], h -> new ArrayList<>()).add(row[0]);
    }
    int compared = 0;
    for (Map.Entry<String, List<String>> entry : byHeader.entrySet()) {
      compared += compare(folder, entry.getKey(), entry.getValue());
    }
    assertTrue(compared > 500, "compared only " + compared);
  }

  private static int compare(Path folder, String header, List<String> names) {
    List<String> known = new ArrayList<>(names);
    CProgram.Output output = CProgram.compile(folder, source(header, known));
    Matcher undeclared = UNDECLARED.matcher(output.text());
    while (undeclared.find()) {
      known.remove(undeclared.group(1));
    }
    boolean all = output.code() == 0;
    if (!all && CProgram.compile(folder, source(header, known)).code() != 0) {
      return 0;
    }
    String values = new CProgram(folder.resolve("program")).run("").text();
    values.lines().forEach(line -> {
      String[] parts = line.split(" ", -1);
      assertEquals(Long.parseLong(parts[1]), Constants.value(parts[0]), parts[0]);
    });
    return known.size();
  }

  private static String source(String header, List<String> names) {
    StringBuilder source = new StringBuilder("#define _GNU_SOURCE\n#include <stddef.h>\n");
    source.append("#include <asm/ioctl.h>\n#include <linux/types.h>\n");
    source.append("#include <" + header + ">\nint printf(const char *, ...);\n");
    source.append("int main(void) {\n");
    for (String name : names) {
      source.append("printf(\"%1$s %%lld\\n\", (long long) %1$s);\n".formatted(name));
    }
    return source.append("return 0; }\n").toString();
  }

  @Test
  void expressionsAreJoinedByBars() {
    assertEquals(6, Constants.value("MS_NOSUID|MS_NODEV"));
    assertEquals(0x1f2, Constants.value("0x10 | 0742"));
    assertEquals(-100, Constants.value("AT_FDCWD"));
  }

  @Test
  void someFlagsDependOnTheMachine() {
    assertEquals(0200000, Constants.value("O_DIRECTORY", Arch.X86_64));
    assertEquals(040000, Constants.value("O_DIRECTORY", Arch.AARCH64));
    assertEquals(0100000, Constants.value("O_NOFOLLOW", Arch.AARCH64));
    assertEquals(02000000, Constants.value("O_CLOEXEC", Arch.AARCH64));
  }

  @Test
  void unknownNamesAreOurDefect() {
    assertThrows(IllegalArgumentException.class, () -> Constants.value("MS_RDONLY|MS_NONSENSE"));
    assertThrows(IllegalArgumentException.class, () -> Constants.value(""));
  }
}
