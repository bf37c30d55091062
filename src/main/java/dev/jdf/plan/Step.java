package dev.jdf.plan;

/** One operation and why it is there. */
public record Step(Op op, Origin origin) {}
