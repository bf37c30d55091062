package dev.jdf.unpack;

import dev.jdf.posix.Moment;
import dev.jdf.store.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What POSIX's extended headers say of an entry, {@code LENGTH KEY=VALUE\n} each: pax(1). Values are
 * bytes; a key may come more than once.
 */
record PaxRecords(List<Pax> records, LayerErrors errors) {

  /** One of them. */
  record Pax(String key, String value) {}

  private static final String ATTRIBUTE = "SCHILY.xattr.";
  private static final Pattern TIME = Pattern.compile("(-?)(\\d{1,18})(?:\\.(\\d*))?");
  private static final int NANO_DIGITS = 9;
  private static final long NANOS = 1_000_000_000;

  PaxRecords {
    records = List.copyOf(records);
  }

  static PaxRecords parse(byte[] bytes, LayerErrors errors) throws Refusal {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Pax> records = new ArrayList<>();
    for (int at = 0; at < all.length(); ) {
      int blank = all.indexOf(' ', at);
      Optional<Long> length = number(blank < 0 ? "" : all.substring(at, blank));
      long end = at + length.orElse(0L);
      int equals = all.indexOf('=', Math.max(blank, 0));
      boolean whole = length.isPresent() && end <= all.length() && end > blank + 1;
      if (!whole || equals < 0 || equals >= end || all.charAt((int) end - 1) != '\n') {
        throw errors.bad("has an extended header that cannot be read");
      }
      String value = all.substring(equals + 1, (int) end - 1);
      records.add(new Pax(all.substring(blank + 1, equals), value));
      at = (int) end;
    }
    return new PaxRecords(records, errors);
  }

  /** The last one of that key; an empty value takes one back. */
  Optional<String> text(String key) {
    Optional<String> found = Optional.empty();
    for (Pax record : records) {
      found = record.key().equals(key) ? Optional.of(record.value()) : found;
    }
    return found.filter(value -> !value.isEmpty());
  }

  /** A path, which no NUL can be in. */
  Optional<String> path(String key) throws Refusal {
    Optional<String> path = text(key);
    if (path.isPresent() && path.get().indexOf('\0') >= 0) {
      throw errors.bad("has a name with a NUL in it");
    }
    return path;
  }

  Optional<Long> amount(String key) throws Refusal {
    Optional<String> text = text(key);
    Optional<Long> number = number(text.orElse(""));
    if (text.isPresent() && number.isEmpty()) {
      throw errors.bad("has a " + key + " that is no number");
    }
    return number;
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  Optional<Moment> time(String key) throws Refusal {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher time = TIME.matcher(text.get());
    if (!time.matches()) {
      throw errors.bad("has an " + key + " that is no time");
    }
    String fraction = time.group(3) == null ? "" : time.group(3);
    String nanos = (fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
    return Optional.of(
        moment(!time.group(1).isEmpty(), Long.parseLong(time.group(2)), Integer.parseInt(nanos)));
  }

  /** Nanoseconds count forward, also before 1970. */
  private static Moment moment(boolean negative, long seconds, int nanos) {
    if (!negative) {
      return new Moment(seconds, nanos);
    }
    return nanos == 0 ? new Moment(-seconds, 0) : new Moment(-seconds - 1, (int) (NANOS - nanos));
  }

  /** Extended attributes of the file, by name. */
  Map<String, byte[]> attributes() {
    Map<String, byte[]> attributes = new LinkedHashMap<>();
    for (Pax record : records) {
      if (record.key().startsWith(ATTRIBUTE)) {
        String name = record.key().substring(ATTRIBUTE.length());
        attributes.put(name, record.value().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return attributes;
  }
}
