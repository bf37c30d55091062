package dev.jdf.unpack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tar archive as a text tells it, with all that honest tools do not write. A line is a block of
 * {@code zeros}, or an entry: its type,
 * its name, {@code -> TARGET}, {@code KEY=VALUE} for fields and {@code pax.KEY=VALUE} for records of an
 * extended header, and {@code : CONTENT}. {@code {a*9}} stands for nine times that letter, {@code %ff}
 * for a byte.
 */
final class TestTar {

  private static final int BLOCK = 512;
  private static final Map<String, Character> TYPES = types();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static Map<String, Character> types() {
    Map<String, Character> types = new LinkedHashMap<>();
    types.put("file", '0');
    types.put("link", '1');
    types.put("symlink", '2');
    types.put("char", '3');
    types.put("block", '4');
    types.put("dir", '5');
    types.put("fifo", '6');
    types.put("sparse", 'S');
    types.put("old", '\0');
    types.put("strange", 'Z');
    types.put("global", 'g');
    types.put("longname", 'L');
    types.put("longlink", 'K');
    return types;
  }

  /** One entry, taken apart. */
  private static final class Line {
    private final char type;
    private final byte[] name;
    private byte[] target = {};
    private byte[] content = {};
    private final Map<String, byte[]> fields = new LinkedHashMap<>();
    private final ByteArrayOutputStream pax = new ByteArrayOutputStream();

    Line(String text) {
      int colon = text.indexOf(" : ");
      if (colon >= 0) {
        content = bytes(text.substring(colon + 3));
      }
      String[] words = (colon < 0 ? text : text.substring(0, colon)).trim().split("\\s+", -1);
      type = TYPES.getOrDefault(words[0], '?');
      name = bytes(words[1]);
      for (int i = 2; i < words.length; i++) {
        if (words[i].equals("->")) {
          target = bytes(words[++i]);
        } else {
          field(words[i]);
        }
      }
    }

    private void field(String word) {
      int equals = word.indexOf('=');
      byte[] value = bytes(word.substring(equals + 1));
      if (word.startsWith("pax.")) {
        record(pax, word.substring("pax.".length(), equals), value);
      } else {
        fields.put(word.substring(0, equals), value);
      }
    }

    long number(String key, long other) {
      return fields.containsKey(key)
          ? Long.decode(latin(fields.getOrDefault(key, new byte[0])))
          : other;
    }
  }

  void add(String text) {
    if (text.equals("zeros")) {
      out.writeBytes(new byte[BLOCK]);
      return;
    }
    Line line = new Line(text);
    if (line.pax.size() > 0) {
      block(header('x', bytes("pax"), line.pax.size()));
      data(line.pax.toByteArray());
    }
    byte[] header = header(line.type, line.name, line.number("size", line.content.length));
    put(header, 100, 8, line.number("mode", line.type == '5' ? 0755 : 0644));
    put(header, 108, 8, line.number("uid", 0));
    put(header, 116, 8, line.number("gid", 0));
    put(header, 136, 12, line.number("mtime", 1_000_000_000));
    System.arraycopy(line.target, 0, header, 157, Math.min(100, line.target.length));
    put(header, 329, 8, line.number("major", 0));
    put(header, 337, 8, line.number("minor", 0));
    byte[] prefix = line.fields.getOrDefault("prefix", new byte[0]);
    System.arraycopy(prefix, 0, header, 345, prefix.length);
    if (line.type == 'S') {
      sparse(header, line);
    }
    block(header);
    data(line.content);
  }

  /** A file of any bytes. */
  void add(String name, byte[] content) {
    byte[] header = header('0', bytes(name), content.length);
    put(header, 100, 8, 0644);
    block(header);
    data(content);
  }

  /** {@code map=OFFSET,LENGTH,...} and {@code real=SIZE}, in the header of old GNU archives. */
  private static void sparse(byte[] header, Line line) {
    System.arraycopy(bytes("ustar  "), 0, header, 257, 7);
    header[264] = 0;
    int at = 386;
    String map = latin(line.fields.getOrDefault("map", new byte[0]));
    for (String number : map.isEmpty() ? new String[0] : map.split(",", -1)) {
      put(header, at, 12, Long.parseLong(number));
      at += 12;
    }
    put(header, 483, 12, line.number("real", 0));
  }

  private static byte[] header(char type, byte[] name, long size) {
    byte[] header = new byte[BLOCK];
    System.arraycopy(name, 0, header, 0, Math.min(100, name.length));
    put(header, 124, 12, size);
    header[156] = (byte) type;
    System.arraycopy(bytes("ustar%0000"), 0, header, 257, 8);
    return header;
  }

  /** Octal where it fits, else base 256. */
  private static void put(byte[] header, int offset, int length, long value) {
    String octal = Long.toOctalString(value);
    if (value >= 0 && octal.length() < length) {
      byte[] digits = bytes("0".repeat(length - 1 - octal.length()) + octal);
      System.arraycopy(digits, 0, header, offset, digits.length);
      return;
    }
    for (int i = 0; i < length; i++) {
      int shift = Byte.SIZE * (length - 1 - i);
      header[offset + i] = (byte) (shift >= Long.SIZE ? value >> 63 : value >> shift);
    }
    header[offset] = (byte) (value < 0 ? 0xff : header[offset] | 0x80);
  }

  private void block(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    byte[] digits = bytes("%06o".formatted(sum).replace("%", "%25"));
    System.arraycopy(digits, 0, header, 148, digits.length);
    header[154] = 0;
    out.writeBytes(header);
  }

  private void data(byte[] bytes) {
    out.writeBytes(bytes);
    out.writeBytes(new byte[-bytes.length & (BLOCK - 1)]);
  }

  /** The length counts itself. */
  private static void record(ByteArrayOutputStream pax, String key, byte[] value) {
    int rest = key.length() + value.length + 3;
    int length = rest + Integer.toString(rest).length();
    length = rest + Integer.toString(length).length();
    pax.writeBytes(bytes(length + " " + key + "="));
    pax.writeBytes(value);
    pax.write('\n');
  }

  byte[] bytes() {
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else if (text.charAt(i) == '{') {
        int end = text.indexOf('}', i);
        int count = Integer.parseInt(text.substring(i + 3, end));
        bytes.writeBytes(
            text.substring(i + 1, i + 2).repeat(count).getBytes(StandardCharsets.UTF_8));
        i = end;
      } else {
        bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
