package dev.jdf.exposure;

/**
 * One thing that a process may do, sees or is kept from.
 *
 * @param name what it is about, once in its section: {@code NET_RAW}, {@code /tmp}, {@code memory}
 * @param detail the rest in plain words; empty if the name says all
 * @param pointer the part of the configuration (RFC 6901) that says so, by being there or by being
 *     absent
 */
public record Fact(String name, String detail, String pointer) {}
