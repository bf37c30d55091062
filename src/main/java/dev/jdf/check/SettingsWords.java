package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** What is said about words of a settings file that mean nothing. */
final class SettingsWords {

  /** A line of a note; the names of rules would fill a screen. */
  private static final int MOST_LISTED = 10;

  /** The host of a registry: with a dot or a port, since a bare word in front of / is a folder. */
  private static final Pattern REGISTRY = Pattern.compile(
      "(?:[A-Za-z0-9-]+[.:][A-Za-z0-9.:-]*|localhost|\\[[0-9A-Fa-f:.]+\\](?::[0-9]+)?)");

  /** As DEVICE_CGROUP_RULE takes it: type, numbers, access. */
  private static final Pattern DEVICE_RULE =
      Pattern.compile("[acb] (?:[0-9]+|\\*):(?:[0-9]+|\\*) [rwm]{1,3}");

  private static final Pattern SCHEME = Pattern.compile("^[a-z]+://");

  private static final List<String> OF_HUB =
      List.of("docker", "dockerhub", "hub", "hub.docker.com", "index.docker.io");

  private SettingsWords() {}

  static Diagnostic notKnown(String word, List<String> words, Span place) {
    return Diagnostic.error(
            SettingsCode.WRONG_VALUE, place, "'" + word + "' is none of the values that it takes")
        .didYouMean(Nearest.to(word, words).or(() -> begunBy(word, words)))
        .withNote(
            words.size() > MOST_LISTED
                ? "jbuild explain lists them all"
                : "values: " + String.join(", ", words));
  }

  /** The only one that a word is the beginning of: warn, net. */
  private static Optional<String> begunBy(String word, List<String> words) {
    List<String> longer = words.stream()
        .filter(it -> it.startsWith(word.toLowerCase(Locale.ROOT)))
        .toList();
    return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
  }

  static Diagnostic unknownRule(String name, List<String> rules, Span place) {
    Diagnostic finding =
        Diagnostic.error(SettingsCode.WRONG_VALUE, place, "no rule is called '" + name + "'");
    Optional<PeerRule> peers = PeerRule.named(name);
    return peers.isPresent()
        ? ofPeer(finding, peers.get(), rules)
        : finding.didYouMean(Nearest.to(name, rules)).withNote("jbuild explain lists all rules");
  }

  private static Diagnostic ofPeer(Diagnostic finding, PeerRule peers, List<String> rules) {
    List<String> ours = peers.ours().stream().filter(rules::contains).toList();
    return finding
        .didYouMean(ours.stream().findFirst().filter(it -> ours.size() == 1))
        .withNote(peers.number() + " is a rule of " + peers.tool() + ": jbuild explain "
            + peers.number() + " says whether one here is like it");
  }

  /** Where a key that is unknown at its place is known. */
  static Diagnostic misplaced(Diagnostic finding, String key, List<String> rules) {
    boolean topic = Stream.of(Policy.Topic.values()).map(Policy.Topic::key).anyMatch(key::equals);
    if (topic) {
      return finding.withNote(key + " stands below policy");
    }
    return rules.contains(key)
        ? finding.withNote(key + " is a rule: its severity stands below severity")
        : finding;
  }

  /** What no name of an image can begin with. */
  static Optional<Diagnostic> registry(String name, Span place) {
    if (REGISTRY.matcher(name).matches() && !OF_HUB.contains(name)) {
      return Optional.empty();
    }
    String host = SCHEME.matcher(name).replaceFirst("").replaceFirst("/.*", "");
    Optional<String> meant = OF_HUB.contains(host.toLowerCase(Locale.ROOT))
        ? Optional.of("docker.io")
        : Optional.of(host).filter(it -> REGISTRY.matcher(it).matches());
    return Optional.of(Diagnostic.error(
            SettingsCode.WRONG_VALUE,
            place,
            "'" + name + "' is no registry: no image is from there")
        .didYouMean(meant)
        .withNote("a registry is a host, with a port if it has one: registry.example.org:5000"));
  }

  /** A path that no path of the host is below. */
  static Optional<Diagnostic> folder(String path, Span place) {
    return path.startsWith("/")
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(SettingsCode.WRONG_VALUE, place, "'" + path + "' is no absolute path")
                .withNote("what is allowed is a place on the host, from / on"));
  }

  /** What neither DEVICE nor DEVICE_CGROUP_RULE can say. */
  static Optional<Diagnostic> device(String word, Span place) {
    return word.startsWith("/") || DEVICE_RULE.matcher(word).matches()
        ? Optional.empty()
        : Optional.of(Diagnostic.error(
                SettingsCode.WRONG_VALUE,
                place,
                "'" + word + "' is neither an absolute path nor a rule by number")
            .withNote("such as /dev/fuse, and \"c 10:229 rwm\""));
  }

  /** What USER may say, but no name of a user is. */
  static Optional<Diagnostic> user(String name, Span place) {
    int colon = name.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(Diagnostic.error(
                SettingsCode.WRONG_VALUE, place, "'" + name + "' is a user and a group")
            .didYouMean(Optional.of(name.substring(0, colon)).filter(it -> !it.isEmpty()))
            .withNote("users are named without a group"));
  }

  /** What cannot be held against a path. */
  static Optional<Diagnostic> glob(String glob, Span place) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + glob);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(Diagnostic.error(
              SettingsCode.WRONG_VALUE, place, "'" + glob + "' is no pattern of paths")
          .withNote("*, **, ?, [abc] and {one,other}; a backslash takes the meaning of the next"));
    }
  }
}
