package dev.jdf.lsp;

import dev.jdf.explain.WordMeanings;
import dev.jdf.syntax.FlagNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A form of an instruction.
 *
 * @param label {@code MOUNT type=tmpfs,dst=PATH[,tmpfs-size=SIZE][,tmpfs-mode=MODE]}
 */
record SignatureForm(String instruction, String label, List<Parameter> parameters) {

  private static final String FLAGS = "[FLAGS]";
  private static final Pattern PARAMETER =
      Pattern.compile("[^\\s,:=\\[\\]\"]+(=[^\\s,:=\\[\\]]+)?");

  /**
   * A part of a form that is filled in.
   *
   * @param text {@code dst=PATH}, {@code --from=VALUE}, {@code HARD}
   */
  record Parameter(int start, int end, String text) {

    boolean isFlag() {
      return text.startsWith("--");
    }

    /** What stands in front of the {@code =}, without dashes. */
    String key() {
      String plain = isFlag() ? text.substring(2) : text;
      return plain.split("=", 2)[0];
    }
  }

  /** With the flags of the instruction where the form says that there may be some. */
  static SignatureForm of(String instruction, String form) {
    String flags = FlagNames.of(instruction).stream()
        .map(name -> FlagNames.isSwitch(name) ? "[--" + name + "]" : "[--" + name + "=VALUE]")
        .collect(Collectors.joining(" "));
    String label = form.replace(FLAGS, flags);
    return new SignatureForm(instruction, label, parameters(label, instruction.length()));
  }

  /** That of the value of {@code RUN --mount=}, for one type of mount. */
  static SignatureForm ofRunMount(String type) {
    String keys = FlagNames.mountKeys(type).stream()
        .filter(key -> !key.equals("type"))
        .map(key -> FlagNames.isMountSwitch(key) ? "[," + key + "]" : "[," + key + "=VALUE]")
        .collect(Collectors.joining());
    String label = "RUN --mount=type=" + type + keys;
    return new SignatureForm(
        FlagNames.RUN_MOUNT, label, parameters(label, "RUN --mount=".length()));
  }

  private static List<Parameter> parameters(String label, int start) {
    List<Parameter> parameters = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(label).region(start, label.length());
    while (parameter.find()) {
      String text = parameter.group().replaceFirst("\\.\\.\\.$", "");
      if (!text.isEmpty()) {
        parameters.add(new Parameter(parameter.start(), parameter.start() + text.length(), text));
      }
    }
    return parameters;
  }

  /** What a parameter means: it itself, its key, or its name in capitals. */
  Optional<String> meaning(Parameter parameter) {
    String plain = parameter.isFlag() ? parameter.text().substring(2) : parameter.text();
    return WordMeanings.of(instruction, plain)
        .or(() -> WordMeanings.of(instruction, parameter.key()))
        .or(() -> WordMeanings.ofPlace(instruction, plain));
  }

  /** The first parameter of a kind. */
  OptionalInt first(Predicate<Parameter> wanted) {
    return IntStream.range(0, parameters.size())
        .filter(index -> wanted.test(parameters.get(index)))
        .findFirst();
  }

  /** The one with the number {@code count} that is no flag, or the last one. */
  int operand(int count) {
    int flags = (int) parameters.stream().filter(Parameter::isFlag).count();
    return Math.max(0, Math.min(flags + count, parameters.size() - 1));
  }

  boolean isJson() {
    return label.indexOf("[\"") >= 0;
  }
}
