package dev.jdf.cli;

import dev.jdf.check.PeerRule;
import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.Console;
import dev.jdf.console.Terminal;
import dev.jdf.explain.TerminalText;
import dev.jdf.explain.Topic;
import dev.jdf.explain.Topics;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jbuild explain}: what a code, an instruction or a capability means, or a file allows. */
@Command(
    name = "explain",
    description = "Explains a finding, an instruction or a capability, or what a file allows.",
    customSynopsis = {"jbuild explain [OPTIONS] [WORD]", "      jbuild explain [OPTIONS] FILE"},
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done, 1 the file is wrong, 2 there is no such word.",
      "",
      "Examples:",
      "  jbuild explain             list everything that can be explained",
      "  jbuild explain JDF110      what an error means, with two examples",
      "  jbuild explain --cap-add   an instruction, by its flag of docker run",
      "  jbuild explain TMPFS       an instruction, and what it becomes in config.json",
      "  jbuild explain sys_admin   a capability, and what it opens",
      "  jbuild explain DL3002      our rule for a number of hadolint, Trivy (DS-0002),",
      "                             Checkov (CKV_DOCKER_8), the CIS benchmark (5.4)",
      "  jbuild explain image.jdf   what its process may do, beside docker's default",
      "  jbuild explain config.json the same of any configuration",
      "",
      "On a terminal the text is wrapped to its width; elsewhere it is Markdown."
    })
final class ExplainCommand implements Callable<Integer> {

  /** Longer lines are tiring to read, however wide the terminal is. */
  private static final int WIDEST = 100;

  @Parameters(
      arity = "0..1",
      paramLabel = "WORD",
      completionCandidates = Words.class,
      description = "A code or a rule, an instruction or its docker flag, or a capability;"
          + " or a FILE: a spec, a configuration, or - for standard input.")
  private @Nullable String word;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How a FILE is told: text (the default), or json.")
  private ExplainedFile.Format format = ExplainedFile.Format.TEXT;

  @Mixin
  private StageOptions stage = new StageOptions();

  @Mixin
  private ColorOption color = new ColorOption();

  private final Console console;

  /** What a shell completes. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Topics.of(Codes.all()).names().iterator();
    }
  }

  private ExplainCommand(Console console) {
    this.console = console;
  }

  /** The command, for which a flag of docker is a word. */
  static CommandLine line(Console console) {
    return new CommandLine(new ExplainCommand(console))
        .setUnmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() throws IOException {
    if (word != null && ExplainedFile.isNamedBy(word)) {
      return file(word);
    }
    Topics topics = Topics.of(Codes.all());
    return word == null ? print(topics.markdown()) : explain(word, topics);
  }

  private int file(String name) throws IOException {
    SpecCompiler compiler = stage.compiler(true, console.environment());
    int width = Math.min(Terminal.output(console.environment()).columns(), WIDEST);
    return new ExplainedFile(console, color.report(console), compiler)
        .run(new NamedFile(name), format, width);
  }

  private int explain(String wanted, Topics topics) {
    Optional<Topic> topic = topics.find(wanted).or(() -> ofPeer(wanted));
    return topic.isPresent() ? print(topic.get().markdown()) : unknown(wanted, topics);
  }

  /** By the number that another tool, or the CIS benchmark, has for it. */
  private static Optional<Topic> ofPeer(String wanted) {
    return PeerRule.named(wanted)
        .map(rule -> new Topic.Peer(rule.number(), rule.tool(), rule.about(), rule.ours()));
  }

  private int unknown(String wanted, Topics topics) {
    String near = topics
        .nearest(wanted)
        .map(name -> "; did you mean " + name + "?")
        .orElse(
            ExplainedFile.isFolder(wanted)
                ? ", and a folder is no file: name the spec or the config.json in it"
                : "; jbuild explain lists all topics");
    console.err().println("jbuild: nothing is called '" + wanted + "'" + near);
    return JBuild.MISUSED;
  }

  private int print(String markdown) {
    Terminal terminal = Terminal.output(console.environment());
    boolean colour = switch (color.mode()) {
      case AUTO -> terminal.isColourful();
      case ALWAYS -> true;
      case NEVER -> false;
    };
    boolean plain = !colour && !terminal.isThere();
    int width = Math.min(terminal.columns(), WIDEST);
    console.out().print(plain ? markdown : new TerminalText(width, colour).of(markdown));
    console.out().flush();
    return JBuild.DONE;
  }
}
