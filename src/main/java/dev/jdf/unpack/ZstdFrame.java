package dev.jdf.unpack;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The first frame of a file that is compressed by zstd, RFC 8878. It is decompressed in Java where that
 * is enough: the library for it knows windows of 8 MiB at most. What was compressed at a high level has
 * larger ones, and is left to zstd itself.
 */
record ZstdFrame(long window) {

  /** Its magic number, and the most that its header has before the size of its content. */
  static final int START = 10 + Long.BYTES;

  private static final int MAGIC = 4;
  private static final int SINGLE_SEGMENT = 0x20;
  private static final int[] DICTIONARY = {0, 1, 2, 4};
  private static final int[] CONTENT = {1, 2, 4, 8};

  private static final long MOST_IN_JAVA = 8 << 20;

  /** As zstd has it, unless it is told otherwise: whoever asks for more wants our memory. */
  private static final int MOST_LOG = 27;

  static InputStream open(InputStream in) throws IOException {
    in.mark(START);
    byte[] start = in.readNBytes(START);
    in.reset();
    ZstdFrame frame = new ZstdFrame(window(start));
    return frame.window() <= MOST_IN_JAVA ? new ZstdInputStream(in) : frame.inC(in);
  }

  /** Whether what begins so takes much memory, which nobody should ask for twice at a time. */
  static boolean isWide(byte[] start) {
    return Compression.of(start) == Compression.ZSTD && window(start) > MOST_IN_JAVA;
  }

  /** So much of what was decompressed may be wanted again; 0 if that cannot be read. */
  static long window(byte[] start) {
    if (start.length < START) {
      return 0;
    }
    int descriptor = start[MAGIC];
    if ((descriptor & SINGLE_SEGMENT) == 0) {
      int size = start[MAGIC + 1] & 0xff;
      long base = 1L << (10 + (size >> 3));
      return base + base / 8 * (size & 7);
    }
    int length = CONTENT[(descriptor & 0xff) >> 6];
    int at = MAGIC + 1 + DICTIONARY[descriptor & 3];
    long content = 0;
    for (int i = length - 1; i >= 0; i--) {
      content = (content << 8) | (start[at + i] & 0xff);
    }
    return content;
  }

  private InputStream inC(InputStream in) throws IOException {
    if (window < 0 || window > 1L << MOST_LOG) {
      throw new IOException("its window is larger than " + (1L << (MOST_LOG - 20))
          + " MiB: compress it without --long, or with a smaller one");
    }
    try {
      ZstdInputStreamNoFinalizer stream = new ZstdInputStreamNoFinalizer(in);
      stream.setLongMax(MOST_LOG);
      return stream;
    } catch (LinkageError e) {
      throw new IOException(
          "a window of " + (window >> 20)
              + " MiB takes the library of zstd, which cannot be loaded (" + e.getMessage()
              + "): compress it at level 9 or lower",
          e);
    }
  }
}
