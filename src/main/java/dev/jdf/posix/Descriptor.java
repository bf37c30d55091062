package dev.jdf.posix;

import dev.jdf.linux.Syscall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An open file of this process, by its number. */
public record Descriptor(int number) implements AutoCloseable {

  private static final byte[] NOTHING = {};

  /** A path that leads to the open file itself, whatever its name leads to by now: proc(5). */
  public Path path() {
    return Path.of("/proc/self/fd/" + number);
  }

  /** The same from another process of the same user. */
  public Path pathForOthers() {
    return Path.of("/proc/" + ProcessHandle.current().pid() + "/fd/" + number);
  }

  public Status status() throws Failure {
    Scratch scratch = Scratch.ofThread();
    Calls.call(
        "statx",
        number,
        scratch.name(NOTHING),
        Calls.flags("AT_EMPTY_PATH"),
        Calls.flags("STATX_BASIC_STATS"),
        scratch.structure());
    return Status.of(scratch);
  }

  /** Writes all of the bytes to the start of the file. */
  public void write(byte[] bytes) throws Failure {
    writeAt(0, bytes, 0, bytes.length);
  }

  /** Writes {@code length} bytes from {@code position} on; what nobody writes is a hole. */
  public void writeAt(long position, byte[] bytes, int offset, int length) throws Failure {
    Scratch scratch = Scratch.ofThread();
    for (int done = 0; done < length; ) {
      int count = Math.min(length - done, Scratch.BLOCK);
      long address = scratch.block(bytes, offset + done, count);
      for (int written = 0; written < count; ) {
        long at = position + done + written;
        written += Calls.call("pwrite", number, address + written, count - written, at);
      }
      done += count;
    }
  }

  public void setSize(long size) throws Failure {
    Calls.call("ftruncate", number, size);
  }

  public void setOwner(long uid, long gid) throws Failure {
    Calls.call("fchown", number, uid, gid);
  }

  public void setMode(int mode) throws Failure {
    Calls.call("fchmod", number, mode);
  }

  /** Sets when it was read and changed. */
  public void setTime(Moment time) throws Failure {
    Calls.call("futimens", number, times(time));
  }

  /** The address of two times, of reading and of changing. */
  static long times(Moment time) {
    Scratch scratch = Scratch.ofThread();
    for (int offset = 0; offset < 4 * Long.BYTES; offset += 2 * Long.BYTES) {
      scratch.putLong(offset, time.seconds());
      scratch.putLong(offset + Long.BYTES, time.nanos());
    }
    return scratch.structure();
  }

  /** fsetxattr(2). */
  public void setAttribute(byte[] name, byte[] value) throws Failure {
    Scratch scratch = Scratch.ofThread();
    if (value.length > Scratch.BLOCK) {
      throw Failure.of("fsetxattr", "E2BIG");
    }
    long address = scratch.block(value, 0, value.length);
    Calls.call("fsetxattr", number, scratch.name(name), address, value.length, 0);
  }

  public void removeAttribute(byte[] name) throws Failure {
    Calls.call("fremovexattr", number, Scratch.ofThread().name(name));
  }

  /** The names of all its attributes. */
  public List<byte[]> attributes() throws Failure {
    Scratch scratch = Scratch.ofThread();
    int length = Calls.call("flistxattr", number, scratch.block(), Scratch.BLOCK);
    List<byte[]> names = new ArrayList<>();
    String all = new String(scratch.blockBytes(length), StandardCharsets.ISO_8859_1);
    for (String name : all.split("\0", -1)) {
      if (!name.isEmpty()) {
        names.add(name.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return names;
  }

  /** Whether nobody else has locked the file, flock(2); then it is locked until this is closed. */
  public boolean tryLock() throws Failure {
    try {
      Calls.call("flock", number, Calls.flags("LOCK_EX|LOCK_NB"));
      return true;
    } catch (Failure e) {
      if (e.is("EAGAIN")) {
        return false;
      }
      throw e;
    }
  }

  /** Locks the file together with others who share it, flock(2), until this is closed. */
  public void share() throws Failure {
    Calls.call("flock", number, Calls.flags("LOCK_SH|LOCK_NB"));
  }

  /** The same open file under a number that stays open when this process executes another program. */
  public Descriptor throughExec() throws Failure {
    return new Descriptor(Calls.call("dup", number));
  }

  /** Waits until all of its file system is on the disk. */
  public void syncFileSystem() throws Failure {
    Calls.syscall(Syscall.SYNCFS, number);
  }

  @Override
  public void close() throws IOException {
    Calls.call("close", number);
  }
}
