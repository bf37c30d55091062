package dev.jdf.store;

/**
 * What names a blob (image-spec {@code descriptor.md}).
 *
 * @param size in bytes; a blob of another size is another blob
 */
public record Descriptor(String mediaType, Digest digest, long size) {

  /**
   * Makes sure that {@code bytes}, a manifest of {@code name}, are what is meant.
   *
   * @throws Refusal if they are something else
   */
  public void check(byte[] bytes, String name) throws Refusal {
    if (!digest.proves(bytes)) {
      throw new Refusal(
          StoreCode.WRONG_DIGEST,
          "the manifest " + digest + " of " + name + " is really " + Digest.of(bytes));
    }
  }
}
