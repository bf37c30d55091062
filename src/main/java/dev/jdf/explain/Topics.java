package dev.jdf.explain;

import dev.jdf.diagnostic.Code;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.linux.Capability;
import dev.jdf.syntax.Keywords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that can be explained: instructions, capabilities, findings of stages, and rules. */
public record Topics(
    List<Topic> instructions, List<Topic> capabilities, List<Topic> findings, List<Topic> rules) {

  /** How the codes of stages begin; a rule is named by what it checks. */
  private static final String STAGES = "JDF";

  /** Another number is another finding, however near. */
  private static final Pattern NUMBERED = Pattern.compile("(?i)" + STAGES + "[0-9]+");

  private static final Comparator<Topic> BY_NAME = Comparator.comparing(Topic::name);

  public Topics {
    instructions = List.copyOf(instructions);
    capabilities = List.copyOf(capabilities);
    findings = List.copyOf(findings);
    rules = List.copyOf(rules);
  }

  public static Topics of(List<Code> codes) {
    return new Topics(
        Keywords.names().stream()
            .<Topic>map(Topic.Instruction::new)
            .sorted(BY_NAME)
            .toList(),
        Capability.all().stream()
            .<Topic>map(Topic.Privilege::new)
            .sorted(BY_NAME)
            .toList(),
        findings(codes, code -> code.id().startsWith(STAGES)),
        findings(codes, code -> !code.id().startsWith(STAGES)));
  }

  private static List<Topic> findings(List<Code> codes, Predicate<Code> wanted) {
    return codes.stream()
        .filter(wanted)
        .<Topic>map(Topic.Finding::new)
        .sorted(BY_NAME)
        .toList();
  }

  /** The topic called {@code word}, in any case; a flag of docker is its instruction. */
  public Optional<Topic> find(String word) {
    String name = word.replaceFirst("^--", "").replace('-', '_');
    return all()
        .filter(topic -> names(topic).stream().anyMatch(name::equalsIgnoreCase))
        .findFirst();
  }

  /** The name that a mistyped {@code word} probably means. */
  public Optional<String> nearest(String word) {
    return NUMBERED.matcher(word).matches() ? Optional.empty() : near(word);
  }

  private Optional<String> near(String word) {
    return Nearest.to(word, all().flatMap(topic -> names(topic).stream()).toList());
  }

  /** The names of all topics, for shells that complete them. */
  public List<String> names() {
    return all().map(Topic::name).toList();
  }

  /** The list of all topics, in Markdown. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# jbuild explain WORD");
    list("Instructions", instructions, lines);
    list("Capabilities", capabilities, lines);
    list("Findings", findings, lines);
    list("Rules of jbuild check", rules, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void list(String heading, List<Topic> topics, List<String> lines) {
    if (topics.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("## " + heading);
    lines.add("");
    topics.forEach(topic -> lines.add("- `" + topic.name() + "`: " + topic.title()));
  }

  private Stream<Topic> all() {
    return Stream.of(instructions, capabilities, findings, rules).flatMap(List::stream);
  }

  private static List<String> names(Topic topic) {
    return Stream.concat(Stream.of(topic.name()), topic.aliases().stream()).toList();
  }
}
