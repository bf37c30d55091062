package dev.jdf.store;

import java.util.List;

/**
 * What an image consists of: image-spec {@code manifest.md}, and docker's version 2, schema 2, which
 * has the same shape.
 */
public record Manifest(Descriptor config, List<Descriptor> layers) implements ImageDocument {

  public Manifest {
    layers = List.copyOf(layers);
  }
}
