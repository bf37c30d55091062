/** References to images in, what registries hold under them out: docker's and OCI's protocol over HTTP. */
@NullMarked
package dev.jdf.registry;

import org.jspecify.annotations.NullMarked;
