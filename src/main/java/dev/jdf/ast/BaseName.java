package dev.jdf.ast;

import java.util.regex.Pattern;

/** What may be the name of an image. Source: the distribution project's reference package. */
final class BaseName {

  // Possessive: another quantifier keeps a frame of the stack for each of its rounds.
  private static final String PART = "[a-z0-9]++(?:(?:\\.|__?+|-++)[a-z0-9]++)*+";
  private static final String LABEL = "[a-zA-Z0-9]++(?:-++[a-zA-Z0-9]++)*+";
  private static final String HOST =
      "(?:" + LABEL + "(?:\\." + LABEL + ")*+|\\[[a-fA-F0-9:]++])(?::[0-9]++)?+";
  private static final Pattern REFERENCE =
      Pattern.compile("(?:" + HOST + "/)?" + PART + "(?:/" + PART
          + ")*+(?::\\w[\\w.-]{0,127}+)?+(?:@[A-Za-z][A-Za-z0-9]*+(?:[-_+.][A-Za-z][A-Za-z0-9]*+)*+"
          + ":[0-9a-fA-F]{32,}+)?+");

  /** Images in files, and where else jdf finds them. */
  private static final Pattern ELSEWHERE = Pattern.compile(
      "(?:oci|oci-archive|docker-archive|docker-daemon|containers-storage|docker-image):.*"
          + "|docker://.*",
      Pattern.DOTALL);

  private BaseName() {}

  static boolean isValid(String text) {
    return REFERENCE.matcher(text).matches() || ELSEWHERE.matcher(text).matches();
  }
}
