package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.plan.RootWrites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The folders for {@code --upper DIR} and {@code --keep}, by the XDG base directory specification. */
record KeptWrites(ExecRequest request, Console console) {

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final int OTHERS = 077;

  /** Words that a shell takes as they are. */
  private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

  /** Where what is written is to be kept, if it is. */
  Optional<RootWrites> find() throws IOException {
    ExecRequest.Upper upper = request.upper();
    if (upper.folder().isPresent()) {
      return Optional.of(new RootWrites.Kept(absolute(upper.folder().get())));
    }
    return upper.keep() ? Optional.of(new RootWrites.Kept(newFolder())) : Optional.empty();
  }

  /** Makes sure that what is kept stands on {@code base}, and is of no other root. */
  void check(RootWrites writes, KeptBase base) throws IOException {
    if (writes instanceof RootWrites.Kept kept) {
      Path folder = Path.of(kept.folder());
      if (request.dryRun()) {
        base.check(folder);
      } else {
        base.claim(folder);
      }
    }
  }

  /** Makes a folder for nobody else; where that cannot be, the run will say so. */
  static void makePrivate(Path folder) {
    try {
      Files.createDirectory(folder, PRIVATE);
    } catch (IOException e) {
      // It may be there, which is as good.
    }
  }

  /** Whether it is a folder that nobody but this user can enter. */
  static boolean isPrivate(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Object own = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    int mode = (Integer) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return own.equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS))
        && (mode & OTHERS) == 0;
  }

  /** Says how to get back to what this run writes; before it begins, for then this process ends. */
  void tell(RootWrites writes) {
    if (request.upper().keep() && writes instanceof RootWrites.Kept kept) {
      String again = "jexec --upper " + quoted(kept.folder()) + " " + quoted(request.config());
      console.err().println("jexec: what is written is kept in " + quoted(kept.folder()));
      console.err().println("jexec: run on with " + again);
      console.err().flush();
    }
  }

  /** Takes back a folder that was found for a run that is none. */
  void giveBack(RootWrites writes) throws IOException {
    if (request.upper().keep() && !request.dryRun() && writes instanceof RootWrites.Kept kept) {
      Files.deleteIfExists(Path.of(kept.folder()));
    }
  }

  private static String absolute(String name) throws IOException {
    if (name.isEmpty()) {
      throw new IOException("--upper: an empty name is no folder");
    }
    try {
      return Path.of(name).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      throw new IOException("--upper " + name + ": no such folder", e);
    }
  }

  /** The first name that is free; it is taken, unless nothing is run. */
  private String newFolder() throws IOException {
    Path all = location()
        .orElseThrow(() ->
            new IOException("--keep: neither $XDG_STATE_HOME nor $HOME says where; see --upper"));
    int number = 1;
    while (!isTaken(all.resolve(name() + "-" + number))) {
      number++;
    }
    return all.resolve(name() + "-" + number).toString();
  }

  private boolean isTaken(Path folder) throws IOException {
    if (request.dryRun()) {
      return !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    }
    try {
      Files.createDirectories(folder.getParent(), PRIVATE);
      Files.createDirectory(folder, PRIVATE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private Optional<Path> location() {
    return absoluteVariable("XDG_STATE_HOME")
        .or(() -> absoluteVariable("HOME").map(home -> home.resolve(".local/state")))
        .map(state -> state.resolve("jdf/kept"));
  }

  private Optional<Path> absoluteVariable(String name) {
    return Optional.ofNullable(console.environment().get(name))
        .filter(value -> value.startsWith("/"))
        .map(Path::of);
  }

  /** What the run is known by: its spec, or the folder of its config. */
  private String name() {
    Path config = Path.of(request.config()).toAbsolutePath().normalize();
    Path last = Optional.ofNullable(config.getFileName()).orElse(Path.of("root"));
    boolean unnamed = last.toString().equals("config.json");
    Path parent = Optional.ofNullable(config.getParent()).map(Path::getFileName).orElse(last);
    return (unnamed ? parent : last).toString().replaceFirst("(?<=.)\\.[a-z]+$", "");
  }

  /** As a shell reads it, and without a character that a terminal would obey. */
  static String quoted(String word) {
    if (word.matches(PLAIN)) {
      return word;
    }
    if (word.codePoints().noneMatch(Character::isISOControl)) {
      return "'" + word.replace("'", "'\\''") + "'";
    }
    StringBuilder text = new StringBuilder("$'");
    for (byte part : word.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = String.valueOf((char) (part & 0xff)).matches(PLAIN);
      if (plain) {
        text.append((char) part);
      } else {
        text.append("\\%03o".formatted(part & 0xff));
      }
    }
    return text.append('\'').toString();
  }
}
