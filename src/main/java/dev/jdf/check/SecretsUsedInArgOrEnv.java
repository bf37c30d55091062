package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is in a variable is in the image and in /proc. */
final class SecretsUsedInArgOrEnv extends SpecRule {

  private static final Pattern SECRET = Pattern.compile("(?i)(?:_|^)(?:apikey|auth|credential"
      + "|credentials|key|password|pword|passwd|secret|token)(?:_|$)");
  private static final Pattern HARMLESS =
      Pattern.compile("(?i)(?:_|^)(?:public|file|version)(?:_|$)");

  SecretsUsedInArgOrEnv() {
    super(About.of("No secret is in ARG or ENV", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    List<Diagnostic> findings = new ArrayList<>();
    for (Stage stage : subject.stages()) {
      for (Instruction line : stage.instructions()) {
        names(line)
            .filter(SecretsUsedInArgOrEnv::isSecret)
            .forEach(name -> findings.add(at(
                    name.span(),
                    "Do not use ARG or ENV instructions for sensitive data ("
                        + line.keyword().text().toUpperCase(Locale.ROOT) + " \"" + name.text()
                        + "\")")
                .withNote(
                    subject.makesImage()
                        ? "a step gets it as a file instead: RUN --mount=type=secret,id=…"
                        : "bind a file with the secret instead: MOUNT type=bind,src=…,dst=…,ro")));
      }
    }
    return findings;
  }

  private static Stream<Word> names(Instruction line) {
    if (line instanceof Env env) {
      return env.pairs().stream().map(Pair::key);
    }
    return line instanceof Arg arg
        ? arg.parameters().stream().map(Arg.Parameter::name)
        : Stream.empty();
  }

  private static boolean isSecret(Word name) {
    return SECRET.matcher(name.text()).find() && !HARMLESS.matcher(name.text()).find();
  }
}
