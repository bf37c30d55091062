package dev.jdf.store;

/** What a reference leads to: an image, or a choice of images. */
public sealed interface ImageDocument permits Manifest, ImageIndex {}
