/**
 * The language server: what an editor asks in, what it shows out. One class a request; they share
 * the parser, the checks and the tables with the compiler.
 */
@NullMarked
package dev.jdf.lsp;

import org.jspecify.annotations.NullMarked;
