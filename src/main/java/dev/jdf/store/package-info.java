/** Blobs with their digests in, verified images on this machine out; shared by all processes of a user. */
@NullMarked
package dev.jdf.store;

import org.jspecify.annotations.NullMarked;
