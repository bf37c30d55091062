package dev.jdf.store;

/**
 * What names a blob (image-spec {@code descriptor.md}).
 *
 * @param size in bytes; a blob of another size is another blob
 */
public record Descriptor(String mediaType, Digest digest, long size) {}
