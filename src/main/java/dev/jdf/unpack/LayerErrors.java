package dev.jdf.unpack;

import dev.jdf.store.Layer;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The wording of all that is refused about one layer.
 *
 * @param layer what messages call it
 */
record LayerErrors(String layer) {

  private static final int MOST_SHOWN = 120;

  static LayerErrors of(Layer layer) {
    return new LayerErrors("layer " + layer.digest().brief());
  }

  /** What cannot be read as an archive. */
  Refusal bad(String fault) {
    return new Refusal(UnpackCode.BAD_LAYER, layer + " " + fault);
  }

  /** What no honest image has. */
  Refusal unsafe(String entry, String fault) {
    return new Refusal(UnpackCode.UNSAFE_ENTRY, layer + ": '" + shown(entry) + "' " + fault)
        .withNote("no tool that makes images writes this: nothing of the image is used");
  }

  /** What tools do that lay files over a base which they do not know. */
  Refusal below(String directory) {
    return new Refusal(
            UnpackCode.UNSAFE_ENTRY,
            layer + ": '" + shown(directory)
                + "' is no directory, but a file of the image would be in it")
        .withNote(
            "docker and podman put a directory in its place, umoci and containerd follow it if it"
                + " is a link: write the file to where that leads, as usr/lib/x for lib/x");
  }

  Refusal tooMuch(String fault) {
    return new Refusal(UnpackCode.TOO_MUCH, layer + " " + fault);
  }

  Refusal wrongDiffId(String expected, String actual) {
    return new Refusal(
        UnpackCode.WRONG_DIFF_ID,
        layer + " unpacks to " + actual + ", and the configuration says " + expected);
  }

  /** What this machine does not let happen. */
  Refusal failed(String entry, IOException failure) {
    String fault = String.valueOf(failure.getMessage());
    return new Refusal(
        UnpackCode.CANNOT_UNPACK, layer + ": cannot make '" + shown(entry) + "': " + fault);
  }

  /** A name as a person can read it: hostile ones are long, or move the cursor. */
  static String shown(String name) {
    String text = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    String clean = text.replaceAll("\\p{Cc}|\\p{Cf}", "?");
    return clean.length() <= MOST_SHOWN ? clean : clean.substring(0, MOST_SHOWN) + "...";
  }
}
