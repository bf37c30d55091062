package dev.jdf.posix;

/**
 * What statx(2) says of a file.
 *
 * @param mode type and permissions
 * @param device of the file system it is on, {@code major << 32 | minor}
 */
public record Status(int mode, long inode, long device, long links, Moment modified) {

  private static final int TYPE = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final int PERMISSIONS = 07777;

  private static final int LINKS_AT = 16;
  private static final int MODE_AT = 28;
  private static final int INODE_AT = 32;
  private static final int SECONDS_AT = 112;
  private static final int NANOS_AT = 120;
  private static final int MAJOR_AT = 136;
  private static final int MINOR_AT = 140;

  /** What statx(2) left in the structure. */
  static Status of(Scratch scratch) {
    long device =
        ((long) scratch.intAt(MAJOR_AT) << Integer.SIZE) | (scratch.intAt(MINOR_AT) & 0xffff_ffffL);
    return new Status(
        scratch.shortAt(MODE_AT) & 0xffff,
        scratch.longAt(INODE_AT),
        device,
        scratch.intAt(LINKS_AT) & 0xffff_ffffL,
        new Moment(scratch.longAt(SECONDS_AT), scratch.intAt(NANOS_AT)));
  }

  public boolean isDirectory() {
    return (mode & TYPE) == DIRECTORY;
  }

  /** With the bits beyond read, write and execute. */
  public int permissions() {
    return mode & PERMISSIONS;
  }

  public boolean isSameFile(Status other) {
    return inode == other.inode && device == other.device;
  }
}
