package dev.jdf.check;

import dev.jdf.syntax.Word;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What FROM names: the machine, nothing, files here, or an image of a registry. */
record BaseName(Word word) {

  private static final Pattern LOCAL =
      Pattern.compile("host|scratch|(dir|oci|oci-archive|docker-archive):.*|\\.{0,2}/.*|\\.\\.?");

  private static final Pattern NAME = Pattern.compile(
      "(?:docker://)?(?<path>(?:[^/:@]+(?::[0-9]+)?/)?[^:@]+)(?::(?<tag>[^@]+))?(?:@(?<digest>.+))?");

  private static final Pattern PATH = Pattern.compile("\\.{0,2}/.*|\\.\\.?");

  private static final String HUB = "docker.io";

  boolean isRegistry() {
    return !word.text().isBlank() && !LOCAL.matcher(word.text()).matches();
  }

  boolean isHost() {
    return word.text().equals("host");
  }

  /** The path of a directory of the machine, as written. */
  Optional<String> directory() {
    String text = word.text();
    if (text.startsWith("dir:")) {
      return Optional.of(text.substring("dir:".length()));
    }
    return Optional.of(text).filter(it -> PATH.matcher(it).matches());
  }

  Optional<String> tag() {
    return group("tag");
  }

  Optional<String> digest() {
    return group("digest");
  }

  /** The host part of the name; Docker Hub if there is none. */
  String registry() {
    String path = group("path").orElse("");
    String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
    boolean named = first.contains(".") || first.contains(":") || first.equals("localhost");
    return named ? first : HUB;
  }

  private Optional<String> group(String name) {
    Matcher matcher = NAME.matcher(word.text());
    return matcher.matches() ? Optional.ofNullable(matcher.group(name)) : Optional.empty();
  }
}
