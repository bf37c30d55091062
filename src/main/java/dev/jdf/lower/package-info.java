/** What a spec asks for and the root it stands on in, an OCI configuration out. */
@NullMarked
package dev.jdf.lower;

import org.jspecify.annotations.NullMarked;
