package dev.jdf.explain;

/**
 * What stands between the fences of a page.
 *
 * @param language what the opening fence names: {@code dockerfile}, {@code json}, {@code yaml},
 *     {@code sh}
 * @param text whole lines
 */
public record Example(String language, String text) {}
