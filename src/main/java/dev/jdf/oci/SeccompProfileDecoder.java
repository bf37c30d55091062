package dev.jdf.oci;

import dev.jdf.json.Fields;
import dev.jdf.json.IntRange;
import dev.jdf.oci.Seccomp.Syscall;
import dev.jdf.oci.SeccompProfile.ArchMap;
import dev.jdf.oci.SeccompProfile.Filter;
import dev.jdf.oci.SeccompProfile.Rule;
import java.util.List;
import java.util.Optional;

/** The shapes of {@link SeccompProfile}. */
final class SeccompProfileDecoder {

  private SeccompProfileDecoder() {}

  static SeccompProfile profile(Fields f) {
    return new SeccompProfile(
        f.requiredText("defaultAction"),
        f.number("defaultErrnoRet", IntRange.UINT32).orElse(null),
        f.texts("architectures"),
        f.objects("archMap", SeccompProfileDecoder::archMap),
        f.texts("flags"),
        f.objects("syscalls", SeccompProfileDecoder::rule));
  }

  private static ArchMap archMap(Fields f) {
    return new ArchMap(f.requiredText("architecture"), f.texts("subArchitectures"));
  }

  /** The oldest profiles name one call a rule. */
  private static Rule rule(Fields f) {
    Optional<String> name = f.text("name");
    List<String> names = name.map(List::of).orElseGet(() -> f.requiredTexts("names"));
    Syscall syscall = new Syscall(
        names,
        f.requiredText("action"),
        f.number("errnoRet", IntRange.UINT32).orElse(null),
        f.objects("args", SeccompDecoder::arg));
    f.text("comment");
    return new Rule(
        syscall,
        f.object("includes", SeccompProfileDecoder::filter).orElse(Filter.NONE),
        f.object("excludes", SeccompProfileDecoder::filter).orElse(Filter.NONE));
  }

  private static Filter filter(Fields f) {
    return new Filter(f.texts("caps"), f.texts("arches"), f.text("minKernel").orElse(null));
  }
}
