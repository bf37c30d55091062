package dev.jdf.posix;

/**
 * A time as files have it.
 *
 * @param seconds since 1970, or before
 * @param nanos beyond those
 */
public record Moment(long seconds, int nanos) {

  public static final Moment EPOCH = new Moment(0, 0);
}
