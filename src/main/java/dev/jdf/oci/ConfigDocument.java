package dev.jdf.oci;

import dev.jdf.source.SourceFile;

/** A configuration together with its text and where in it everything is. */
public record ConfigDocument(SourceFile file, Config config, Locations locations) {}
