package dev.jdf.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How a user proves who it is.
 *
 * @param identityToken stands for both others at the server that gives tokens; else empty
 */
record Login(String user, String password, String identityToken) {

  static final Login NONE = new Login("", "", "");

  boolean isThere() {
    return !user.isEmpty() || !identityToken.isEmpty();
  }

  /** The value of the header of basic authentication, RFC 7617. */
  String basic() {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** What a log or a trace may show. */
  @Override
  public String toString() {
    return isThere() ? "login of " + user : "no login";
  }
}
