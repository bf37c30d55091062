package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code HEALTHCHECK}. */
record HealthcheckForm(List<Diagnostic> findings) {

  /** Go's {@code time.ParseDuration}, without negative ones. */
  private static final Pattern DURATION =
      Pattern.compile("0|(?:(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:ns|us|µs|μs|ms|s|m|h))+");

  private static final Pattern RETRIES = Pattern.compile("[0-9]{1,9}");

  Instruction read(Line line) {
    if (line.words().isEmpty()) {
      findings.add(
          SyntaxErrors.argumentCount(line.span(), "HEALTHCHECK takes CMD and a command, or NONE"));
      return line.unknown();
    }
    if (line.flags().stream().anyMatch(flag -> flag.value() == null)
        && !FlagRules.check(line, findings)) {
      return line.unknown();
    }
    Word type = line.words().get(0);
    if (type.text().equalsIgnoreCase("NONE")) {
      return none(line);
    }
    if (!type.text().equalsIgnoreCase("CMD")) {
      findings.add(SyntaxErrors.healthcheckType(type));
      return line.unknown();
    }
    FlagRules.check(line, findings);
    line.flags().forEach(this::checkValue);
    return command(line);
  }

  private Instruction none(Line line) {
    FlagRules.ignore(line, findings);
    if (hasCommand(line)) {
      findings.add(SyntaxErrors.argumentCount(line.span(), "HEALTHCHECK NONE takes nothing more"));
      return line.unknown();
    }
    return new Healthcheck(line.keyword(), line.flags(), null, line.span());
  }

  private Instruction command(Line line) {
    boolean empty = line.json().map(List::isEmpty).orElse(!hasCommand(line));
    if (empty) {
      findings.add(SyntaxErrors.argumentCount(line.span(), "HEALTHCHECK CMD takes a command"));
      return line.unknown();
    }
    if (!new CommandForms(findings).isText(line, false)) {
      return line.unknown();
    }
    Command command = CommandForms.command(line);
    return new Healthcheck(line.keyword(), line.flags(), command, line.span());
  }

  /** Where nothing follows the type, the rest of the line is the type. */
  private static boolean hasCommand(Line line) {
    return line.json().isPresent()
        || line.rest().filter(rest -> !rest.equals(line.words().get(0))).isPresent();
  }

  private void checkValue(Flag flag) {
    Word value = flag.value();
    if (value == null) {
      return;
    }
    boolean retries = flag.name().text().equals("retries");
    Pattern form = retries ? RETRIES : DURATION;
    if (!form.matcher(value.text()).matches()) {
      findings.add(retries ? FlagErrors.flagValue(flag, "a count") : FlagErrors.flagDuration(flag));
    }
  }
}
