package dev.jdf.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** How a file is compressed, by its first bytes: names and media types may be wrong. */
public enum Compression {
  NONE(""),
  GZIP("+gzip"),
  ZSTD("+zstd");

  /** The bytes that decide. */
  public static final int LONGEST = 4;

  private static final int BUFFER = 1 << 16;
  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** What a media type of the archive ends in. */
  public String suffix() {
    return suffix;
  }

  public static Compression of(byte[] start) {
    if (startsWith(start, GZIP_MAGIC)) {
      return GZIP;
    }
    return startsWith(start, ZSTD_MAGIC) ? ZSTD : NONE;
  }

  private static boolean startsWith(byte[] start, byte[] magic) {
    return start.length >= magic.length && Arrays.equals(Arrays.copyOf(start, magic.length), magic);
  }

  /** The bytes that {@code in}, which can be marked, stands for. */
  public static InputStream open(InputStream in) throws IOException {
    in.mark(LONGEST);
    byte[] start = in.readNBytes(LONGEST);
    in.reset();
    return switch (of(start)) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case ZSTD -> ZstdFrame.open(in);
    };
  }
}
