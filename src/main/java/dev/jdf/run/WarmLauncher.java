package dev.jdf.run;

import dev.jdf.launcher.Launcher;
import dev.jdf.linux.Arch;
import dev.jdf.plan.WarmStart;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A launcher together with all that it was made from: a file of the cache. */
public record WarmLauncher(ByteBuffer launcher, WarmRequest request, List<Premise> premises) {

  public WarmLauncher {
    launcher = launcher.asReadOnlyBuffer();
    premises = List.copyOf(premises);
  }

  /** The program that finds such files and becomes them, for a jdf of that version. */
  public static Optional<byte[]> front(Arch arch, String version) {
    return switch (arch) {
      case X86_64 -> Optional.of(Launcher.compile(WarmStart.plan(version), arch));
      case AARCH64 -> Optional.empty();
    };
  }

  /** What is behind the launcher is no part of any segment of it. */
  byte[] bytes() {
    byte[] program = new byte[launcher.remaining()];
    launcher.duplicate().get(program);
    WarmWords out = new WarmWords().padded(program);
    long place = out.size();
    out.bytes(ByteBuffer.wrap(request.bytes()));
    premises.forEach(premise -> premise.write(out));
    return out.word(WarmStart.LAST).word(place).word(WarmStart.MAGIC).toBytes();
  }
}
