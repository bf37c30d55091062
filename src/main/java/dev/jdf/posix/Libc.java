package dev.jdf.posix;

import com.kenai.jffi.MemoryIO;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What of libc belongs to no open file. */
public final class Libc {

  private static final int POINTER_SIZE = 8;
  private static final MemoryIO MEMORY = MemoryIO.getInstance();

  private Libc() {}

  /** Finds what becoming a launcher needs, which takes longer than to call it. */
  public static void load() {
    for (String function : List.of("open", "close", "close_range", "fexecve")) {
      Calls.isThere(function);
    }
  }

  /** Opens for reading what is not a symbolic link, without waiting for a FIFO's other end. */
  public static Descriptor open(String path) throws Failure {
    return open(path, "O_RDONLY|O_NONBLOCK|O_CLOEXEC|O_NOFOLLOW");
  }

  static Descriptor open(String path, String flags) throws Failure {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    return new Descriptor(Calls.call("open", Scratch.ofThread().name(name), Calls.flags(flags), 0));
  }

  /** memfd_create(2). */
  public static Descriptor memoryFile(String name, String flags) throws Failure {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return new Descriptor(
        Calls.call("memfd_create", Scratch.ofThread().name(text), Calls.flags(flags)));
  }

  /** Marks every descriptor beyond standard error as closed by an exec; does nothing before 5.11. */
  public static void closeOthersOnExec() {
    if (Calls.isThere("close_range")) {
      Calls.invoke("close_range", 3, 0xffff_ffffL, Calls.flags("CLOSE_RANGE_CLOEXEC"));
    }
  }

  /** fexecve(3) with one argument and an empty environment. Returns only by failing. */
  public static void execute(Descriptor file, String name) throws Failure {
    long text = Scratch.ofThread().name(name.getBytes(StandardCharsets.UTF_8));
    Calls.call("fexecve", file.number(), pointers(text), pointers());
  }

  /** execv(3) of what this process executes. Returns only by failing. */
  public static void executeAgain(List<byte[]> words) throws Failure {
    byte[] self = "/proc/self/exe".getBytes(StandardCharsets.UTF_8);
    long[] addresses = words.stream().mapToLong(Libc::text).toArray();
    Calls.call("execv", Scratch.ofThread().name(self), pointers(addresses));
  }

  /** The address of a copy, which stays. */
  private static long text(byte[] word) {
    long address = MEMORY.allocateMemory(word.length + 1L, true);
    MEMORY.putByteArray(address, word, 0, word.length);
    return address;
  }

  /** The address of a null-terminated array of pointers. */
  private static long pointers(long... addresses) {
    long array = MEMORY.allocateMemory((addresses.length + 1L) * POINTER_SIZE, true);
    for (int i = 0; i < addresses.length; i++) {
      MEMORY.putLong(array + (long) i * POINTER_SIZE, addresses[i]);
    }
    return array;
  }
}
