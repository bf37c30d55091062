package dev.jdf.plan;

/** A place in a plan that control can go to; its name is unique in the plan. */
public record Label(String name) {}
