package dev.jdf.unpack;

import dev.jdf.posix.Descriptor;
import dev.jdf.posix.Directory;
import dev.jdf.posix.Failure;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.util.Map;

/**
 * Gives what was made its owner, attributes, permissions and time, in this order: a change of the owner
 * takes file capabilities and setuid bits away, and everything changes the time.
 */
record FileFacts(Ownership ownership, LeftOut leftOut, LayerErrors errors) {

  private static final String CAPABILITY = "security.capability";

  /** Of a file that is open. */
  void describeFile(TarEntry entry, Descriptor file) throws IOException {
    ownAndLabel(entry, file);
    file.setMode(entry.mode());
    file.setTime(entry.modified());
  }

  /** Of a directory, which gets the rest when it is closed. */
  void ownAndLabel(TarEntry entry, Descriptor file) throws IOException {
    if (isOwned(entry)) {
      file.setOwner(entry.uid(), entry.gid());
    }
    label(entry, file::setAttribute);
  }

  /** Of what is not to be opened, in the directory where it was just made. */
  void describeClosed(TarEntry entry, Directory directory, byte[] name) throws IOException {
    if (isOwned(entry)) {
      directory.setOwner(name, entry.uid(), entry.gid());
    }
    label(entry, (attribute, value) -> directory.setAttribute(name, attribute, value));
    if (entry.kind() != TarEntry.Kind.SYMBOLIC_LINK) {
      directory.setMode(name, entry.mode());
    }
    directory.setTime(name, entry.modified());
  }

  /** Whether it gets the owner that it should have; root's files are expected to be the caller's. */
  private boolean isOwned(TarEntry entry) {
    if (ownership == Ownership.FLATTENED && (entry.uid() != 0 || entry.gid() != 0)) {
      leftOut.owner();
    }
    return ownership == Ownership.KEPT;
  }

  /** Sets one attribute. */
  private interface Setter {
    void set(byte[] attribute, byte[] value) throws Failure;
  }

  private void label(TarEntry entry, Setter setter) throws Refusal {
    for (Map.Entry<String, byte[]> attribute : entry.attributes().entrySet()) {
      String name = attribute.getKey();
      if (isContent(name)) {
        set(entry, name, attribute.getValue(), setter);
      }
    }
  }

  /**
   * The rest belongs to the machine that made the image, as SELinux's labels do, or would tell overlayfs
   * what to show.
   */
  static boolean isContent(String name) {
    return (name.startsWith("user.") && !name.startsWith("user.overlay."))
        || name.equals(CAPABILITY)
        || name.equals("system.posix_acl_access")
        || name.equals("system.posix_acl_default");
  }

  private void set(TarEntry entry, String name, byte[] value, Setter setter) throws Refusal {
    if (name.equals(CAPABILITY) && ownership == Ownership.FLATTENED) {
      leftOut.capability();
      return;
    }
    try {
      setter.set(OpenPath.bytes(name), value);
    } catch (Failure failure) {
      if (failure.is("ENOSPC") || failure.is("EDQUOT") || failure.is("E2BIG")) {
        throw errors.failed(entry.name() + " with its attribute " + name, failure);
      }
      if (!failure.is("EOPNOTSUPP") && !failure.is("EPERM")) {
        throw errors.bad("has a file '" + LayerErrors.shown(entry.name())
            + "' whose attribute " + LayerErrors.shown(name) + " cannot be set: "
            + failure.getMessage());
      }
      leftOut.attribute();
    }
  }
}
