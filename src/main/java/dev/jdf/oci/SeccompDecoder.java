package dev.jdf.oci;

import dev.jdf.json.Fields;
import dev.jdf.json.IntRange;
import dev.jdf.oci.Seccomp.Arg;
import dev.jdf.oci.Seccomp.Syscall;
import java.util.List;

/** The shapes of {@link Seccomp}. */
final class SeccompDecoder {

  private static final IntRange INDEX = IntRange.between("the index of an argument", 0, 5);

  private SeccompDecoder() {}

  static Seccomp seccomp(Fields f) {
    return new Seccomp(
        f.requiredText("defaultAction"),
        f.number("defaultErrnoRet", IntRange.UINT32).orElse(null),
        f.texts("architectures"),
        f.texts("flags"),
        f.text("listenerPath").orElse(null),
        f.text("listenerMetadata").orElse(null),
        f.objects("syscalls", SeccompDecoder::syscall));
  }

  private static Syscall syscall(Fields f) {
    List<String> names = f.requiredTexts("names");
    return new Syscall(
        names,
        f.requiredText("action"),
        f.number("errnoRet", IntRange.UINT32).orElse(null),
        f.objects("args", SeccompDecoder::arg));
  }

  static Arg arg(Fields f) {
    return new Arg(
        (int) f.requiredNumber("index", INDEX),
        f.requiredNumber("value", IntRange.UINT64),
        f.number("valueTwo", IntRange.UINT64).orElse(0L),
        f.requiredText("op"));
  }
}
