package dev.jdf.posix;

/** What a device node leads to: makedev(3). */
public record DeviceNumber(long major, long minor) {

  /** Of what is no device. */
  public static final DeviceNumber NONE = new DeviceNumber(0, 0);

  private static final long MOST_MAJOR = (1 << 12) - 1;
  private static final long MOST_MINOR = (1 << 20) - 1;

  /** Whether the kernel has such numbers. */
  public boolean isValid() {
    return major >= 0 && major <= MOST_MAJOR && minor >= 0 && minor <= MOST_MINOR;
  }

  /** As mknodat(2) takes it: {@code new_encode_dev} of linux/kdev_t.h. */
  long ofKernel() {
    return (minor & 0xff) | (major << 8) | ((minor & ~0xffL) << 12);
  }
}
