/** A spec in, JSON out that says how it is read: in the words of the reference front end. */
@NullMarked
package dev.jdf.ast;

import org.jspecify.annotations.NullMarked;
