/**
 * The text of a spec, on this machine and with its images: the configuration that it stands for, and all
 * that is wrong with it.
 */
@NullMarked
package dev.jdf.compile;

import org.jspecify.annotations.NullMarked;
