package dev.jdf.registry;

import dev.jdf.store.Digest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image in a registry, in full: {@code docker.io/library/alpine:3}. Source: the
 * distribution project's {@code reference} package.
 *
 * @param registry host and port; {@code docker.io} for Docker Hub
 * @param tag empty if there is only a digest
 */
public record RegistryReference(
    String registry, String repository, String tag, Optional<Digest> digest) {

  private static final String HUB = "docker.io";
  private static final String OFFICIAL = "library/";
  private static final int MOST_NAME = 255;

  // Possessive: another quantifier keeps a frame of the stack for each of its rounds.
  private static final String PART = "[a-z0-9]++(?:(?:\\.|__?+|-++)[a-z0-9]++)*+";
  private static final Pattern REPOSITORY = Pattern.compile(PART + "(?:/" + PART + ")*+");
  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
  private static final String LABEL = "[a-zA-Z0-9]++(?:-++[a-zA-Z0-9]++)*+";
  private static final Pattern REGISTRY = Pattern.compile(
      "(?:" + LABEL + "(?:\\." + LABEL + ")*+|\\[[a-fA-F0-9:]+])(?::(?<port>[0-9]{1,5}))?");
  private static final Pattern SHAPE =
      Pattern.compile("(?<name>[^@]*?)(?::(?<tag>[^/:@]*))?(?:@(?<digest>.*))?");
  private static final Pattern ID = Pattern.compile("[a-f0-9]{64}");
  private static final int MOST_PORT = 65535;

  /** A reference, or why it is none. */
  public record Parsed(Optional<RegistryReference> value, String fault) {}

  /** Reads it with docker's rules for short names. */
  public static Parsed parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return fault("it has line breaks");
    }
    String name = shape.group("name");
    String tag = Optional.ofNullable(shape.group("tag")).orElse("");
    if (shape.group("tag") != null && !TAG.matcher(tag).matches()) {
      return fault("'" + tag + "' is no tag");
    }
    Optional<Digest> digest = Optional.ofNullable(shape.group("digest")).flatMap(Digest::parse);
    if (shape.group("digest") != null && digest.isEmpty()) {
      return fault("'" + shape.group("digest") + "' is no digest");
    }
    if (ID.matcher(name).matches()) {
      return fault("64 hexadecimal digits are the id of an image, not its name");
    }
    return named(name, tag.isEmpty() && digest.isEmpty() ? "latest" : tag, digest);
  }

  private static Parsed named(String name, String tag, Optional<Digest> digest) {
    int slash = name.indexOf('/');
    String first = name.substring(0, Math.max(0, slash));
    boolean host = first.contains(".")
        || first.contains(":")
        || first.equals("localhost")
        || !first.equals(first.toLowerCase(Locale.ROOT));
    String registry = host ? first : HUB;
    String path = host ? name.substring(slash + 1) : name;
    if (!isRegistry(registry)) {
      return fault("'" + registry + "' is no registry");
    }
    if (registry.equals("index.docker.io")) {
      registry = HUB;
    }
    if (!REPOSITORY.matcher(path).matches()) {
      boolean small = path.equals(path.toLowerCase(Locale.ROOT));
      return fault(small ? "'" + path + "' is no repository" : "a repository is in lower case");
    }
    if (path.length() > MOST_NAME) {
      return fault("it has more than " + MOST_NAME + " characters");
    }
    boolean official = registry.equals(HUB) && path.indexOf('/') < 0;
    String repository = official ? OFFICIAL + path : path;
    return new Parsed(Optional.of(new RegistryReference(registry, repository, tag, digest)), "");
  }

  private static boolean isRegistry(String text) {
    Matcher registry = REGISTRY.matcher(text);
    return registry.matches()
        && (registry.group("port") == null
            || Integer.parseInt(registry.group("port")) <= MOST_PORT);
  }

  private static Parsed fault(String fault) {
    return new Parsed(Optional.empty(), fault);
  }

  /** What the registry is asked for: a digest counts more than a tag. */
  public String wanted() {
    return digest.map(Digest::toString).orElse(tag);
  }

  /** The same, but always this image. */
  public RegistryReference withDigest(Digest other) {
    return new RegistryReference(registry, repository, tag, Optional.of(other));
  }

  /** The same repository, with another tag or digest. */
  public String withTag(String other) {
    return familiar() + ":" + other;
  }

  /** As people write it: {@code alpine} instead of {@code docker.io/library/alpine}. */
  public String familiar() {
    if (!registry.equals(HUB)) {
      return registry + "/" + repository;
    }
    boolean official =
        repository.startsWith(OFFICIAL) && repository.indexOf('/', OFFICIAL.length()) < 0;
    return official ? repository.substring(OFFICIAL.length()) : repository;
  }

  @Override
  public String toString() {
    return registry
        + "/"
        + repository
        + (tag.isEmpty() ? "" : ":" + tag)
        + digest.map(it -> "@" + it).orElse("");
  }
}
