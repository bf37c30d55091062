package dev.jdf.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** What getdents64(2) answers: inode, offset, length, type and name, one after the other. */
final class DirectoryEntries {

  private static final int LENGTH_AT = 16;
  private static final int NAME_AT = 19;

  private DirectoryEntries() {}

  /** Adds the names but for those of the directory itself and its parent. */
  static void addTo(List<byte[]> names, byte[] answer) {
    ByteBuffer bytes = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
    for (int at = 0; at < answer.length; at += bytes.getShort(at + LENGTH_AT) & 0xffff) {
      int end = at + NAME_AT;
      while (answer[end] != 0) {
        end++;
      }
      byte[] name = Arrays.copyOfRange(answer, at + NAME_AT, end);
      if (!isDots(name)) {
        names.add(name);
      }
    }
  }

  private static boolean isDots(byte[] name) {
    return name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
  }
}
