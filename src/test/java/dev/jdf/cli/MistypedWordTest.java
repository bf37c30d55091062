package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistyped options, commands and values of options are told which were meant. */
class MistypedWordTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check --fxi a.jdf | Did you mean --fix?",
        "check --unsafe-fixs --fix a.jdf | Did you mean --unsafe-fixes?",
        "check --colr=never a.jdf | Did you mean --color?",
        "check --color nevr a.jdf | did you mean never?",
        "check --fail-on warn a.jdf | did you mean warning?",
        "check --fail-on eror a.jdf | did you mean error?",
        "check --format srif a.jdf | did you mean sarif?",
        "fmt --dif a.jdf | Did you mean --diff?",
        "images --formt json | Did you mean --format?",
        "explain --format jsn config.json | did you mean json?",
        "chek a.jdf | did you mean jbuild check?",
        "chek | did you mean jbuild check?",
        "chek -o x | did you mean jbuild check?",
        "a.jdf --ouput x | Did you mean --output?",
        "check | FILE is missing",
        "a.jdf -o | --output needs a value: --output FILE",
        "a.jdf --format yml | did you mean yaml?"
      })
  void theNearestIsOffered(String line, String sentence) {
    Ran ran = Ran.jbuild("", Map.of(), line.split(" "));
    assertEquals(JBuild.MISUSED, ran.code());
    assertTrue(ran.err().contains(sentence), ran.err());
  }
}
