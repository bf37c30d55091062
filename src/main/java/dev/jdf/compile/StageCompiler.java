package dev.jdf.compile;

import dev.jdf.diagnostic.Checked;
import dev.jdf.image.Bases;
import dev.jdf.image.Rootfs;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.Arch;
import dev.jdf.lower.Base;
import dev.jdf.lower.Lowering;
import dev.jdf.lower.Surroundings;
import dev.jdf.lower.Target;
import dev.jdf.oci.Config;
import dev.jdf.source.SourceFile;
import dev.jdf.store.StoredImage;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles stages of one text for this machine. A root that several of them have is opened once. */
public final class StageCompiler {

  private final SourceFile file;
  private final Bases bases;
  private final AskedSurroundings surroundings;
  private final Target target;
  private final Map<List<String>, Checked<Rootfs>> roots = new HashMap<>();
  private final IdentityHashMap<Rootfs, Base> known = new IdentityHashMap<>();

  public StageCompiler(SourceFile file, Bases bases, Surroundings surroundings, boolean sourceMap) {
    this.file = file;
    this.bases = bases;
    this.surroundings = new AskedSurroundings(surroundings);
    this.target = new Target(arch(), id("uid"), id("gid"), this.surroundings, sourceMap);
  }

  /** What the first stage of a chain stands on; what is wrong with it is told at each. */
  public Checked<Rootfs> root(Evaluation stage) {
    String platform = platform(stage);
    List<String> name = List.of(stage.from().text(), platform);
    Checked<Rootfs> root =
        Optional.ofNullable(roots.get(name)).orElseGet(() -> open(stage, platform));
    if (root.findings().isEmpty()) {
      roots.put(name, root);
    }
    return root;
  }

  private Checked<Rootfs> open(Evaluation stage, String platform) {
    return stage.hasBase()
        ? bases.open(stage.from().text(), platform, stage.from().span(), stage.stageNames())
        : Checked.failed(List.of());
  }

  /** What lowering has to know of a root. */
  public Base base(Checked<Rootfs> root) {
    return root.value()
        .map(it -> known.computeIfAbsent(it, StageCompiler::base))
        .orElse(Base.UNKNOWN);
  }

  /** The same of a chain's root, with what its image says where that is not unpacked. */
  Base base(Evaluation stage, Checked<Rootfs> root) {
    return root.value().isPresent()
        ? base(root)
        : Base.unknown(bases.configuration(stage.from().text(), platform(stage)));
  }

  private static String platform(Evaluation stage) {
    return stage.platform() == null ? platform() : stage.platform().text();
  }

  private static Base base(Rootfs root) {
    boolean host = root.kind() == Rootfs.Kind.HOST;
    Accounts accounts = Accounts.parse(Optional.of(root.passwd()), Optional.of(root.group()));
    boolean readonly = host || root.kind() == Rootfs.Kind.SCRATCH;
    StoredImage image = root.image();
    return new Base(root.path(), readonly, host, image == null ? null : image.config(), accounts);
  }

  /** The configuration of a stage on its root. */
  public Checked<Config> lower(Profile profile, Base base) {
    return Lowering.lower(file, profile, base, target);
  }

  /** How often lowering has looked at anything outside of the text and its roots. */
  public int questions() {
    return surroundings.questions();
  }

  private static Arch arch() {
    return Arch.ofUname(System.getProperty("os.arch", "")).orElse(Arch.X86_64);
  }

  /** That of this machine. */
  public static String platform() {
    return switch (arch()) {
      case X86_64 -> "linux/amd64";
      case AARCH64 -> "linux/arm64";
    };
  }

  /** An id of this process: /proc/self belongs to it. */
  private static long id(String attribute) {
    try {
      return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:" + attribute)).longValue();
    } catch (IOException e) {
      return 0;
    }
  }
}
