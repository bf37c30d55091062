package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All instructions in upper case, or all in lower case. */
final class ConsistentInstructionCasing extends SpecRule {

  ConsistentInstructionCasing() {
    super(About.of("All instructions are in the same case", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    List<Word> keywords = subject.stages().stream()
        .flatMap(stage -> Stream.concat(Stream.of(stage.from()), stage.instructions().stream()))
        .filter(line -> !(line instanceof Instruction.Unknown))
        .map(Instruction::keyword)
        .toList();
    boolean lower =
        keywords.stream().filter(ConsistentInstructionCasing::isLower).count()
            > keywords.stream().filter(ConsistentInstructionCasing::isUpper).count();
    return keywords.stream()
        .filter(keyword -> lower ? !isLower(keyword) : !isUpper(keyword))
        .map(keyword -> finding(keyword, lower))
        .toList();
  }

  private Diagnostic finding(Word keyword, boolean lower) {
    String text = keyword.text();
    String right = lower ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    String message = "Command '" + text + "' should match the case of the command majority ("
        + (lower ? "lowercase" : "uppercase") + ")";
    return at(keyword.span(), message).withFix(new Fix("write " + right, keyword.span(), right));
  }

  private static boolean isLower(Word keyword) {
    String text = keyword.text();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != Character.toLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUpper(Word keyword) {
    String text = keyword.text();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != Character.toUpperCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
