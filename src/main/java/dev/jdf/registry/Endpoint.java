package dev.jdf.registry;

/**
 * Where requests about an image go.
 *
 * @param host with its port, as users write it
 * @param insecure whether the user trusts it without encryption, or without a certificate
 * @param isMirror whether it is asked in the place of the registry that the image names
 */
record Endpoint(String host, String repository, boolean insecure, boolean isMirror) {

  private static final String HUB = "docker.io";

  /** The host that answers for it, and its port. */
  String authority() {
    return host.equals(HUB) ? "registry-1.docker.io" : host;
  }

  /** Whether it is on this machine, where nobody listens on the way. */
  boolean isLocal() {
    return isLocal(host);
  }

  static boolean isLocal(String authority) {
    return authority.matches("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?");
  }

  @Override
  public String toString() {
    return host + "/" + repository;
  }
}
