package dev.jdf.run;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@code jexec FILE [-- ARGS]} asks for, and of whom: the part of a start that names a file in
 * the cache.
 *
 * @param version what the jdf that makes launchers is
 * @param folder the real path of the folder that FILE is in
 * @param name of FILE in it
 */
public record WarmRequest(
    User user, String version, String folder, String name, List<String> arguments) {

  /** Effective ids, which are the real ones, too. */
  public record User(long uid, long gid) {}

  public WarmRequest {
    arguments = List.copyOf(arguments);
  }

  /** In the form of {@link dev.jdf.plan.WarmStart}. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new WarmWords().word(user.uid()).word(user.gid()).toBytes());
    string(out, version);
    string(out, folder);
    string(out, name);
    arguments.forEach(argument -> string(out, argument));
    return out.toByteArray();
  }

  /** The name of the file. */
  String key() {
    ByteBuffer words = ByteBuffer.wrap(new WarmWords().padded(bytes()).toBytes());
    words.order(ByteOrder.LITTLE_ENDIAN);
    long hash = 0;
    while (words.hasRemaining()) {
      hash = hash + (hash << 5) + (hash >>> 2) + words.getLong();
    }
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
  }

  private static void string(ByteArrayOutputStream out, String text) {
    out.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
  }
}
