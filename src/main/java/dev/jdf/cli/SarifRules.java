package dev.jdf.cli;

import dev.jdf.check.Level;
import dev.jdf.check.PeerRule;
import dev.jdf.check.Rule;
import dev.jdf.check.Rules;
import dev.jdf.diagnostic.Code;
import dev.jdf.explain.Page;
import dev.jdf.explain.Topics;
import dev.jdf.json.Json;
import dev.jdf.json.Members;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules of a SARIF run, each with its page: services show that beside a finding. */
record SarifRules(Topics topics, List<PeerRule> peers) {

  private static final String BUILDKIT = "https://docs.docker.com/reference/build-checks/";
  private static final String HADOLINT = "https://github.com/hadolint/hadolint/wiki/";
  private static final String CIS = "https://www.cisecurity.org/benchmark/docker";

  static SarifRules all() {
    return new SarifRules(Topics.of(Codes.all()), PeerRule.all());
  }

  List<Json> of(Collection<Code> codes) {
    return codes.stream().map(this::rule).toList();
  }

  private Json rule(Code code) {
    String markdown = topics.find(code.id()).orElseThrow().markdown();
    String text = Page.parse(markdown).text().strip().replace('\n', ' ');
    return new Members()
        .text("id", code.id())
        .object("shortDescription", Optional.of(code.title()), SarifRules::message)
        .object("fullDescription", Optional.of(text), SarifRules::message)
        .object("help", Optional.of(markdown), SarifRules::help)
        .text("helpUri", address(code))
        .object("defaultConfiguration", Optional.of(level(code)), SarifRules::configuration)
        .object("properties", Optional.of(tags(code)), SarifRules::properties)
        .object();
  }

  static Json message(String text) {
    return new Members().text("text", text).object();
  }

  private static Json help(String markdown) {
    return new Members().text("text", markdown).text("markdown", markdown).object();
  }

  /** A stage of the compiler has no levels: what it refuses is an error. */
  private static Level level(Code code) {
    return code instanceof Rule rule ? rule.level() : Level.ERROR;
  }

  private static Json configuration(Level level) {
    Members members = new Members();
    return switch (level) {
      case ERROR -> members.text("level", "error").object();
      case WARNING -> members.text("level", "warning").object();
      case INFO, HINT -> members.text("level", "note").object();
      case OFF -> members.requiredFlag("enabled", false).object();
    };
  }

  private static Json properties(List<String> tags) {
    return new Members().texts("tags", tags).object();
  }

  /** Where it comes from, and the numbers that others have for it. */
  private List<String> tags(Code code) {
    List<String> tags = new ArrayList<>();
    if (code instanceof Rule rule) {
      tags.add(Rules.BUILDKIT.contains(rule) ? "buildkit" : "jdf");
    } else {
      tags.add("compiler");
    }
    numbers(code).forEach(tags::add);
    return tags;
  }

  private List<String> numbers(Code code) {
    return peers.stream()
        .filter(peer -> peer.ours().contains(code.id()))
        .map(PeerRule::number)
        .toList();
  }

  /** A page about the same in the network; jdf has none there. */
  private Optional<String> address(Code code) {
    if (code instanceof Rule rule && Rules.BUILDKIT.contains(rule)) {
      return Optional.of(BUILDKIT + hyphened(code.id()) + "/");
    }
    List<String> numbers = numbers(code);
    Optional<String> hadolint =
        numbers.stream().filter(number -> number.startsWith("DL")).findFirst();
    boolean cis = numbers.stream().anyMatch(number -> number.startsWith("CIS"));
    return hadolint.map(HADOLINT::concat).or(() -> cis ? Optional.of(CIS) : Optional.empty());
  }

  /** {@code JSONArgsRecommended} is json-args-recommended. */
  private static String hyphened(String name) {
    return name.replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
        .replaceAll("([a-z])([A-Z])", "$1-$2")
        .toLowerCase(Locale.ROOT);
  }
}
