/** Command lines in; files, text and exit codes out: {@code jbuild} and {@code jexec}. */
@NullMarked
package dev.jdf.cli;

import org.jspecify.annotations.NullMarked;
