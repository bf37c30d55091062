package dev.jdf.posix;

import dev.jdf.linux.Syscall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An open directory. What is called here by a name is called by one in this directory: a name has no
 * slash and is no dot, and none of the calls follows a symbolic link. So nothing can lead out of it.
 * Names are bytes, as the kernel has them.
 */
public record Directory(Descriptor descriptor) implements AutoCloseable {

  private static final String OPEN = "O_RDONLY|O_DIRECTORY|O_NOFOLLOW|O_CLOEXEC";
  private static final byte[] SELF = {'.'};
  private static final byte[] PARENT = {'.', '.'};

  /** What {@code path} leads to, which is not a link itself. */
  public static Directory open(Path path) throws Failure {
    return new Directory(Libc.open(path.toString(), OPEN));
  }

  public Directory enter(byte[] name) throws Failure {
    return new Directory(openAt(checked(name), OPEN));
  }

  /** The same, opened once more. */
  public Directory again() throws Failure {
    long flag = Calls.flags("F_DUPFD_CLOEXEC");
    return new Directory(new Descriptor(Calls.call("fcntl", number(), flag, 0)));
  }

  /** The directory that this one is in. */
  Directory parent() throws Failure {
    return new Directory(openAt(PARENT, OPEN));
  }

  /** A new file that only its owner can use, to be written. */
  public Descriptor create(byte[] name) throws Failure {
    return openAt(checked(name), "O_WRONLY|O_CREAT|O_EXCL|O_NOFOLLOW|O_CLOEXEC");
  }

  private Descriptor openAt(byte[] name, String flags) throws Failure {
    long text = Scratch.ofThread().name(name);
    return new Descriptor(Calls.call("openat", number(), text, Calls.flags(flags), 0600));
  }

  /** A new directory that only its owner can use. */
  public void makeDirectory(byte[] name) throws Failure {
    Calls.call("mkdirat", number(), text(name), 0700);
  }

  /** A FIFO or a device, with no permissions. */
  public void makeNode(byte[] name, int type, DeviceNumber device) throws Failure {
    Calls.syscall(Syscall.MKNODAT, number(), text(name), type, device.ofKernel());
  }

  public void makeSymbolicLink(byte[] name, byte[] target) throws Failure {
    long text = Scratch.ofThread().secondName(target);
    Calls.call("symlinkat", text, number(), text(name));
  }

  /** Another name for what {@code name} is in {@code directory}, were it a symbolic link itself. */
  public void makeLink(byte[] name, Directory directory, byte[] existing) throws Failure {
    long old = Scratch.ofThread().secondName(checked(existing));
    Calls.call("linkat", directory.number(), old, number(), text(name), 0);
  }

  /** Removes what is no directory. */
  public void remove(byte[] name) throws Failure {
    Calls.call("unlinkat", number(), text(name), 0);
  }

  /** Removes an empty directory. */
  public void removeDirectory(byte[] name) throws Failure {
    Calls.call("unlinkat", number(), text(name), Calls.flags("AT_REMOVEDIR"));
  }

  /** Gives what is here another name here, in place of what has it. */
  public void rename(byte[] from, byte[] to) throws Failure {
    long second = Scratch.ofThread().secondName(checked(to));
    Calls.call("renameat", number(), text(from), number(), second);
  }

  public Optional<Status> status(byte[] name) throws Failure {
    Scratch scratch = Scratch.ofThread();
    try {
      Calls.call(
          "statx",
          number(),
          text(name),
          Calls.flags("AT_SYMLINK_NOFOLLOW"),
          Calls.flags("STATX_BASIC_STATS"),
          scratch.structure());
      return Optional.of(Status.of(scratch));
    } catch (Failure failure) {
      if (failure.is("ENOENT")) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  public void setOwner(byte[] name, long uid, long gid) throws Failure {
    long flag = Calls.flags("AT_SYMLINK_NOFOLLOW");
    Calls.call("fchownat", number(), text(name), uid, gid, flag);
  }

  /**
   * Sets the permissions of what is no symbolic link: the call would follow one. Safe for what was
   * made here, in a directory that nobody else can write.
   */
  public void setMode(byte[] name, int mode) throws Failure {
    Calls.call("fchmodat", number(), text(name), mode, 0);
  }

  /** Opens nothing, which would hold up where the name is a FIFO's. */
  public void setTime(byte[] name, Moment time) throws Failure {
    long flag = Calls.flags("AT_SYMLINK_NOFOLLOW");
    Calls.call("utimensat", number(), text(name), Descriptor.times(time), flag);
  }

  /** lsetxattr(2), by the open directory: no call takes directory and name. */
  public void setAttribute(byte[] name, byte[] attribute, byte[] value) throws Failure {
    if (value.length > Scratch.BLOCK) {
      throw Failure.of("lsetxattr", "E2BIG");
    }
    Scratch scratch = Scratch.ofThread();
    byte[] start = (descriptor.path() + "/").getBytes(StandardCharsets.ISO_8859_1);
    byte[] path = new byte[start.length + checked(name).length];
    System.arraycopy(start, 0, path, 0, start.length);
    System.arraycopy(name, 0, path, start.length, name.length);
    long text = scratch.name(path);
    long second = scratch.secondName(attribute);
    Calls.call("lsetxattr", text, second, scratch.block(value, 0, value.length), value.length, 0);
  }

  /** The names of all that is in it, as of when it was opened or read to its end. */
  public List<byte[]> names() throws Failure {
    Scratch scratch = Scratch.ofThread();
    List<byte[]> names = new ArrayList<>();
    while (true) {
      int length = Calls.syscall(Syscall.GETDENTS64, number(), scratch.block(), Scratch.BLOCK);
      if (length == 0) {
        return names;
      }
      DirectoryEntries.addTo(names, scratch.blockBytes(length));
    }
  }

  private int number() {
    return descriptor.number();
  }

  private static long text(byte[] name) throws Failure {
    return Scratch.ofThread().name(checked(name));
  }

  /** Whoever hands over a path has not looked at it. */
  private static byte[] checked(byte[] name) {
    boolean dots = Arrays.equals(name, SELF) || Arrays.equals(name, PARENT);
    boolean path = name.length == 0;
    for (byte value : name) {
      path |= value == '/';
    }
    if (dots || path) {
      throw new IllegalArgumentException("no name: " + new String(name, StandardCharsets.UTF_8));
    }
    return name;
  }

  @Override
  public void close() throws IOException {
    descriptor.close();
  }
}
