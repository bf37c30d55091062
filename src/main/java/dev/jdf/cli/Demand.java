package dev.jdf.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What must hold of a command line beyond what options say of themselves.
 *
 * <p>The exception is thrown by the JDK's code: a class that throws it itself has the JVM load it at
 * each start, since picocli's classes are of a version that archives verify anew.
 */
final class Demand {

  private Demand() {}

  /**
   * @param otherwise what is told where it does not hold
   * @throws ParameterException then
   */
  static void that(boolean holds, CommandLine line, String otherwise) {
    boolean unused = Optional.of(holds)
        .filter(it -> it)
        .orElseThrow(() -> new ParameterException(line, otherwise));
  }
}
