package dev.jdf.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ElfImageTest {

  private static final ByteBuffer DATA = ByteBuffer.wrap(new byte[100]).asReadOnlyBuffer();
  private static final ByteBuffer TEXT = ByteBuffer.wrap(new byte[] {0x0f, 0x0b});

  @Test
  void readelfSeesThreeSegmentsAndAStackThatIsNotExecutable() throws Exception {
    String expected = """
        Elf file type is EXEC (Executable file)
        Entry point 0x410190
        There are 4 program headers, starting at offset 64

        Program Headers:
          Type           Offset   VirtAddr           PhysAddr           FileSiz  MemSiz   Flg Align
          LOAD           0x000000 0x0000000000400000 0x0000000000400000 0x000184 0x000184 R   0x10000
          LOAD           0x000190 0x0000000000410190 0x0000000000410190 0x000002 0x000002 R E 0x10000
          LOAD           0x000000 0x0000000010000000 0x0000000010000000 0x000000 0x001234 RW  0x10000
          GNU_STACK      0x000000 0x0000000000000000 0x0000000000000000 0x000000 0x000000 RW  0x10
        """;
    assertEquals(expected.strip(), readelf("-lW", image(0x1234).bytes()).strip());
  }

  @Test
  void readelfSeesAStaticExecutableOfTheMachine() throws Exception {
    String header = readelf("-hW", image(8).bytes());
    for (String line : new String[] {
      "Class:                             ELF64",
      "Data:                              2's complement, little endian",
      "Machine:                           Advanced Micro Devices X86-64",
      "Size of program headers:           56 (bytes)",
      "Number of section headers:         0",
    }) {
      assertEquals(1, header.lines().filter(text -> text.strip().equals(line)).count(), header);
    }
  }

  @Test
  void theFileIsNoLongerThanItsParts() {
    byte[] bytes = image(1 << 20).bytes();
    assertEquals(0x192, bytes.length);
    assertArrayEquals(bytes, image(1 << 20).bytes());
  }

  @Test
  void dataAndCodeNeverReachTheWritableMemory() {
    ByteBuffer large = ByteBuffer.allocate(0xfc0_0000);
    assertThrows(
        IllegalArgumentException.class, () -> new ElfImage(ElfImage.EM_X86_64, large, TEXT, 8));
  }

  private static ElfImage image(long writable) {
    return new ElfImage(ElfImage.EM_X86_64, DATA, TEXT, writable);
  }

  private static String readelf(String option, byte[] bytes)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/readelf")), "readelf is not installed");
    Path file = Files.createTempFile("image", ".elf");
    try {
      Files.write(file, bytes);
      Process process = new ProcessBuilder("readelf", option, file.toString())
          .redirectErrorStream(true)
          .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), text);
      return text;
    } finally {
      Files.delete(file);
    }
  }
}
