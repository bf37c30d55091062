package dev.jdf.source;

/** A place as people count it: line and column from 1, columns in Unicode code points. */
public record Position(int line, int column) {}
