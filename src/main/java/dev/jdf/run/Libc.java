package dev.jdf.run;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.LastError;
import com.kenai.jffi.Library;
import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Type;
import dev.jdf.linux.Arch;
import dev.jdf.linux.Constants;
import dev.jdf.linux.Errno;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The calls of libc that Java lacks. They go through jffi, the layer of jnr-posix that calls C: its
 * whole POSIX table takes six times as long to load.
 */
final class Libc {

  private static final int POINTER_SIZE = 8;

  private static final Arch THIS_MACHINE =
      Arch.ofUname(System.getProperty("os.arch", "")).orElseThrow();

  private static final MemoryIO MEMORY = MemoryIO.getInstance();

  private Libc() {}

  /** A call that failed, by its errno. */
  static final class Failure extends IOException {
    private static final long serialVersionUID = 1;
    private final int errno;

    Failure(String function, int errno) {
      super(function + ": "
          + Errno.of(errno)
              .map(error -> "%s (%s)".formatted(error.name(), error.text()))
              .orElse("errno " + errno));
      this.errno = errno;
    }

    boolean is(String name) {
      return Errno.of(errno).filter(error -> error.name().equals(name)).isPresent();
    }
  }

  /** Finds the functions of libc, which takes longer than to call them. */
  static void load() {
    for (String function : List.of("open", "close", "close_range", "fexecve")) {
      symbol(function);
    }
  }

  /** Opens for reading what is not a symbolic link, without waiting for a FIFO's other end. */
  static Descriptor open(String path) throws Failure {
    long flags = flags("O_RDONLY|O_NONBLOCK|O_CLOEXEC|O_NOFOLLOW");
    return new Descriptor(call("open", string(path), flags, 0));
  }

  /** memfd_create(2). */
  static Descriptor memoryFile(String name, String flags) throws Failure {
    return new Descriptor(call("memfd_create", string(name), flags(flags)));
  }

  /** Writes all of the bytes. */
  static void write(Descriptor file, byte[] content) throws Failure {
    long address = copy(content);
    for (int done = 0; done < content.length; ) {
      done += call("write", file.number(), address + done, content.length - done);
    }
    MEMORY.freeMemory(address);
  }

  static void close(Descriptor file) throws Failure {
    call("close", file.number());
  }

  /** Marks every descriptor beyond standard error as closed by an exec; does nothing before 5.11. */
  static void closeOthersOnExec() {
    if (symbol("close_range") != 0) {
      invoke("close_range", 3, 0xffff_ffffL, flags("CLOSE_RANGE_CLOEXEC"));
    }
  }

  /** fexecve(3) with one argument and an empty environment. Returns only by failing. */
  static void execute(Descriptor file, String name) throws Failure {
    call("fexecve", file.number(), pointers(string(name)), pointers());
  }

  private static int call(String function, long... arguments) throws Failure {
    int result = invoke(function, arguments);
    if (result < 0) {
      throw new Failure(function, LastError.getInstance().get());
    }
    return result;
  }

  private static int invoke(String function, long... arguments) {
    Type[] types = new Type[arguments.length];
    Arrays.fill(types, Type.SLONG);
    CallContext context =
        CallContext.getCallContext(Type.SINT, types, CallingConvention.DEFAULT, true);
    long address = symbol(function);
    Invoker invoker = Invoker.getInstance();
    return (int)
        switch (arguments.length) {
          case 1 -> invoker.invokeN1(context, address, arguments[0]);
          case 2 -> invoker.invokeN2(context, address, arguments[0], arguments[1]);
          default -> invoker.invokeN3(context, address, arguments[0], arguments[1], arguments[2]);
        };
  }

  private static long symbol(String function) {
    return Library.getDefault().getSymbolAddress(function);
  }

  private static long flags(String names) {
    return Constants.value(names, THIS_MACHINE);
  }

  private static long string(String text) {
    return copy((text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  /** The address of a null-terminated array of pointers. */
  private static long pointers(long... addresses) {
    long array = MEMORY.allocateMemory((addresses.length + 1L) * POINTER_SIZE, true);
    for (int i = 0; i < addresses.length; i++) {
      MEMORY.putLong(array + (long) i * POINTER_SIZE, addresses[i]);
    }
    return array;
  }

  private static long copy(byte[] content) {
    long address = MEMORY.allocateMemory(content.length, false);
    MEMORY.putByteArray(address, content, 0, content.length);
    return address;
  }
}
