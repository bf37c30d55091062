package dev.jdf.unpack;

import dev.jdf.posix.DeviceNumber;
import dev.jdf.posix.Moment;
import dev.jdf.store.Refusal;
import dev.jdf.unpack.TarEntry.Kind;
import dev.jdf.unpack.TarEntry.Segment;
import java.util.List;
import java.util.Optional;

/**
 * All that belongs to one entry → what it says; the newer form of a field counts.
 *
 * @param longName GNU's, in an entry of its own
 * @param longLink GNU's, in an entry of its own
 */
record EntryFields(
    TarHeader header, PaxRecords pax, Optional<String> longName, Optional<String> longLink) {

  /** The greatest id: the one above stands for none, and makes calls change nothing. */
  private static final long MOST_ID = 0xffff_fffeL;

  /** Some two thousand years on both sides of 1970. */
  private static final long MOST_SECONDS = 1L << 36;

  private static final int PERMISSIONS = 07777;

  private LayerErrors errors() {
    return header.errors();
  }

  String name() throws Refusal {
    return pax.path("GNU.sparse.name")
        .or(() -> longName)
        .orElse(pax.path("path").orElseGet(header::name));
  }

  Kind kind() throws Refusal {
    return switch (header.type()) {
      case '0', '7', 'S' -> Kind.FILE;
      case '\0' -> name().endsWith("/") ? Kind.DIRECTORY : Kind.FILE;
      case '1' -> Kind.HARD_LINK;
      case '2' -> Kind.SYMBOLIC_LINK;
      case '3' -> Kind.CHARACTER_DEVICE;
      case '4' -> Kind.BLOCK_DEVICE;
      case '5' -> Kind.DIRECTORY;
      case '6' -> Kind.FIFO;
      default -> throw errors().bad("has an entry of the unknown type " + (int) header.type());
    };
  }

  /** The bytes that follow the header: only files have any. */
  long stored() throws Refusal {
    if (kind() != Kind.FILE) {
      return 0;
    }
    Optional<Long> said = pax.amount("size");
    return said.isPresent() ? said.get() : header.number(TarHeader.Number.LENGTH);
  }

  TarEntry entry(long size, List<Segment> data) throws Refusal {
    return new TarEntry(
        kind(),
        name(),
        pax.path("linkpath").or(() -> longLink).orElseGet(header::link),
        (int) header.number(TarHeader.Number.MODE) & PERMISSIONS,
        id("uid", TarHeader.Number.UID),
        id("gid", TarHeader.Number.GID),
        size,
        modified(),
        device(),
        pax.attributes(),
        data);
  }

  private long id(String key, TarHeader.Number field) throws Refusal {
    Optional<Long> said = pax.amount(key);
    long id = said.isPresent() ? said.get() : header.number(field);
    if (id < 0 || id > MOST_ID) {
      throw errors().unsafe(name(), "belongs to " + key + " " + id + ", which does not exist");
    }
    return id;
  }

  private Moment modified() throws Refusal {
    Optional<Moment> said = pax.time("mtime");
    Moment time =
        said.isPresent() ? said.get() : new Moment(header.number(TarHeader.Number.MODIFIED), 0);
    if (Math.abs(time.seconds()) > MOST_SECONDS) {
      throw errors().unsafe(name(), "was changed in a year that is none");
    }
    return time;
  }

  private DeviceNumber device() throws Refusal {
    Kind kind = kind();
    if (kind != Kind.CHARACTER_DEVICE && kind != Kind.BLOCK_DEVICE) {
      return DeviceNumber.NONE;
    }
    DeviceNumber device = new DeviceNumber(
        header.number(TarHeader.Number.MAJOR), header.number(TarHeader.Number.MINOR));
    if (!device.isValid()) {
      throw errors().unsafe(name(), "is a device with a number that is none");
    }
    // For overlayfs this device means that the file is not there.
    if (kind == Kind.CHARACTER_DEVICE && device.equals(DeviceNumber.NONE)) {
      throw errors().unsafe(name(), "is the device 0:0, with which overlayfs hides files");
    }
    return device;
  }
}
