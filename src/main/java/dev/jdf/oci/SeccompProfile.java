package dev.jdf.oci;

import dev.jdf.diagnostic.Checked;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.Json;
import dev.jdf.json.JsonReader;
import dev.jdf.oci.Seccomp.Syscall;
import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A profile as docker's {@code --security-opt seccomp=FILE} takes it: a seccomp section of which
 * parts hold only for some machines and some capabilities (moby/profiles {@code seccomp.go}).
 */
public record SeccompProfile(
    String defaultAction,
    @Nullable Long defaultErrnoRet,
    List<String> architectures,
    List<ArchMap> archMap,
    List<String> flags,
    List<Rule> syscalls) {

  public SeccompProfile {
    architectures = List.copyOf(architectures);
    archMap = List.copyOf(archMap);
    flags = List.copyOf(flags);
    syscalls = List.copyOf(syscalls);
  }

  /** An architecture and those whose calls its machines can make as well. */
  public record ArchMap(String architecture, List<String> subArchitectures) {

    public ArchMap {
      subArchitectures = List.copyOf(subArchitectures);
    }
  }

  /** A rule that holds if all of {@code includes} and nothing of {@code excludes} is the case. */
  public record Rule(Syscall syscall, Filter includes, Filter excludes) {}

  /**
   * What a rule depends on.
   *
   * @param arches as Go names them, {@code amd64}
   * @param minKernel {@code 4.8}
   */
  public record Filter(
      List<String> caps, List<String> arches, @Nullable String minKernel) {

    static final Filter NONE = new Filter(List.of(), List.of(), null);

    public Filter {
      caps = List.copyOf(caps);
      arches = List.copyOf(arches);
    }
  }

  /** Reads a profile; places of findings are places in {@code file}. */
  public static Checked<SeccompProfile> read(SourceFile file) {
    Findings findings = new Findings();
    Optional<Json> json = JsonReader.tree(file, JsonReader.Format.JSON, findings);
    return findings.check(json.flatMap(
        it -> Fields.decode(it, Fields.Dialect.STRICT, findings, SeccompProfileDecoder::profile)));
  }
}
