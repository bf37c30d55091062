package dev.jdf.posix;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.LastError;
import com.kenai.jffi.Library;
import com.kenai.jffi.Type;
import dev.jdf.linux.Arch;
import dev.jdf.linux.Constants;
import dev.jdf.linux.Syscall;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls by name. They go through jffi, the layer of jnr-posix that calls C: its whole POSIX table takes
 * six times as long to load. What a call needs is looked up once, as an image has a million of them.
 */
final class Calls {

  static final Arch THIS_MACHINE =
      Arch.ofUname(System.getProperty("os.arch", "")).orElseThrow();

  private static final int MOST_ARGUMENTS = 6;
  private static final Invoker INVOKER = Invoker.getInstance();
  private static final LastError LAST_ERROR = LastError.getInstance();
  private static final Map<String, Long> SYMBOLS = new ConcurrentHashMap<>();
  private static final Map<String, Long> FLAGS = new ConcurrentHashMap<>();
  private static final CallContext[] SHAPES = shapes();

  private Calls() {}

  /** What a function of libc returns, which is an int or fits in one. */
  static int call(String function, long... arguments) throws Failure {
    int result = invoke(function, arguments);
    if (result < 0) {
      throw new Failure(function, LAST_ERROR.get());
    }
    return result;
  }

  /** The same for what older libcs have no function for. */
  static int syscall(Syscall call, long... arguments) throws Failure {
    long[] all = new long[arguments.length + 1];
    all[0] = call.number(THIS_MACHINE);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int result = invoke("syscall", all);
    if (result < 0) {
      throw new Failure(call.kernelName(), LAST_ERROR.get());
    }
    return result;
  }

  static boolean isThere(String function) {
    return symbol(function) != 0;
  }

  /** The value of {@code A|B} on this machine. */
  static long flags(String names) {
    Long known = FLAGS.get(names);
    if (known == null) {
      known = Constants.value(names, THIS_MACHINE);
      FLAGS.put(names, known);
    }
    return known;
  }

  /** The same without looking at what comes back. */
  static int invoke(String function, long... a) {
    CallContext shape = SHAPES[a.length];
    long address = symbol(function);
    return (int)
        switch (a.length) {
          case 1 -> INVOKER.invokeN1(shape, address, a[0]);
          case 2 -> INVOKER.invokeN2(shape, address, a[0], a[1]);
          case 3 -> INVOKER.invokeN3(shape, address, a[0], a[1], a[2]);
          case 4 -> INVOKER.invokeN4(shape, address, a[0], a[1], a[2], a[3]);
          case 5 -> INVOKER.invokeN5(shape, address, a[0], a[1], a[2], a[3], a[4]);
          case MOST_ARGUMENTS ->
            INVOKER.invokeN6(shape, address, a[0], a[1], a[2], a[3], a[4], a[5]);
          default -> throw new IllegalArgumentException(function + " with " + a.length);
        };
  }

  private static long symbol(String function) {
    Long known = SYMBOLS.get(function);
    if (known == null) {
      known = Library.getDefault().getSymbolAddress(function);
      SYMBOLS.put(function, known);
    }
    return known;
  }

  /** By the number of arguments. */
  private static CallContext[] shapes() {
    CallContext[] shapes = new CallContext[MOST_ARGUMENTS + 1];
    for (int count = 0; count <= MOST_ARGUMENTS; count++) {
      Type[] types = new Type[count];
      Arrays.fill(types, Type.SLONG);
      shapes[count] = CallContext.getCallContext(Type.SINT, types, CallingConvention.DEFAULT, true);
    }
    return shapes;
  }
}
