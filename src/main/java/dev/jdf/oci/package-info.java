/** The text of an OCI configuration in, immutable records with their places out, and back. */
@NullMarked
package dev.jdf.oci;

import org.jspecify.annotations.NullMarked;
