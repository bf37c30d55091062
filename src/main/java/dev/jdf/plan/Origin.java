package dev.jdf.plan;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a step is for, said to the user when it fails: {@code image.jdf:12: mount tmpfs on /tmp}.
 * Control characters become octal escapes, so that no name in a config can steer a terminal.
 *
 * @param place the line of the spec ({@code image.jdf:12}) or the JSON pointer of the config that
 *     asked for the step; empty for what every run does
 * @param purpose the step in words, without a full stop
 */
public record Origin(String place, String purpose) {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

  public Origin {
    place = printable(place);
    purpose = printable(purpose);
  }

  /** The same, said more exactly. */
  Origin with(String more) {
    return new Origin(place, purpose + more);
  }

  @Override
  public String toString() {
    return place.isEmpty() ? purpose : place + ": " + purpose;
  }

  // Compared for every step: a record's own methods are linked at run time, which delays every cold
  // start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin that && that.place.equals(place) && that.purpose.equals(purpose);
  }

  @Override
  public int hashCode() {
    return 31 * place.hashCode() + purpose.hashCode();
  }

  private static String printable(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            match -> String.format(Locale.ROOT, "\\\\%03o", match.group().codePointAt(0)));
  }
}
