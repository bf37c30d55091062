package dev.jdf.oci;

import dev.jdf.json.Json;
import dev.jdf.json.Members;
import dev.jdf.oci.Seccomp.Arg;
import dev.jdf.oci.Seccomp.Syscall;
import java.util.Optional;

/** {@link Seccomp} → its JSON. */
final class SeccompEncoder {

  private SeccompEncoder() {}

  static Json seccomp(Seccomp it) {
    return new Members()
        .text("defaultAction", it.defaultAction())
        .number("defaultErrnoRet", Optional.ofNullable(it.defaultErrnoRet()))
        .texts("architectures", it.architectures())
        .texts("flags", it.flags())
        .text("listenerPath", Optional.ofNullable(it.listenerPath()))
        .text("listenerMetadata", Optional.ofNullable(it.listenerMetadata()))
        .list("syscalls", it.syscalls(), SeccompEncoder::syscall)
        .object();
  }

  private static Json syscall(Syscall it) {
    return new Members()
        .texts("names", it.names())
        .text("action", it.action())
        .number("errnoRet", Optional.ofNullable(it.errnoRet()))
        .list("args", it.args(), SeccompEncoder::arg)
        .object();
  }

  private static Json arg(Arg it) {
    return new Members()
        .number("index", it.index())
        .unsigned("value", it.value())
        .unsigned("valueTwo", Optional.of(it.valueTwo()).filter(value -> value != 0))
        .text("op", it.op())
        .object();
  }
}
