package dev.jdf.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.JsonReader.Format;
import dev.jdf.source.Position;
import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with YAML and TOML is told at its place, in words about the text. */
class TextFaultsTest {

  /** A ^ ends a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a:^\tb: c ~ 2:1 a tab stands here, and YAML is indented with blanks",
        "a: @x ~ 1:4 no value begins with @: put it in quotes",
        "a: [x,,y] ~ 1:7 a value is missing in front of ,",
        "a: b: c ~ 1:5 no key can stand here: it needs the depth of its neighbours, and a value with \": \" in it quotes",
        "a: - b ~ 1:4 no list begins here: each - starts a line, or the list is [a, b]",
        "a:^- b: X^ c: [a] ~ 3:2 this stands at another depth than what it belongs to",
        "a: \"b\" c ~ 1:8 the value in front of this has ended",
        "a: x^b c^d: e ~ 2:1 a colon is missing behind this key",
        "a: \"x^b: c ~ 1:4 this quote is not closed",
        "a: [x, y^b: c ~ 2:2 a comma or ] is missing in front of this",
        "a: [x, y ~ 1:4 what begins here has no end",
        "a: \"\\q\" ~ 1:6 \\q means nothing in double quotes; in single quotes a backslash is itself",
        "a: *.jdf ~ 1:4 what begins with * or & is an alias or an anchor: put it in quotes",
        "a: |x ~ 1:5 the text of | and > begins in the next line",
        "a: \u0001b ~ 1:4 this character is in no YAML"
      })
  void ofYaml(String text, String fault) {
    assertEquals(fault, told(text, Format.YAML));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[[r]]^p = ~ 2:3 a value is missing behind this",
        "[[r]]^p = # none ~ 2:3 a value is missing behind this",
        "[[r]]^= 1 ~ 2:1 a key is missing in front of this",
        "[[r]]^i = True # on ~ 2:5 a switch is true or false",
        "[[r]]^p = docker.io # hub ~ 2:5 a text stands in quotes",
        "[[r]]^p = \"a^q = 1 ~ 2:5 this quote is not closed",
        "p = 'a ~ 1:5 this quote is not closed",
        "p = 1 2 ~ 1:7 the value in front of this has ended",
        "[[r]^p = 1 ~ 1:1 the head of a table is [NAME], or [[NAME]] where there are several of it",
        "registries:^  - a ~ 1:1 expected KEY = VALUE, [TABLE] or [[TABLE]]",
        "a = 1^[b]^c = 1^c = 2 ~ 4:1 this is here already",
        "x = [\"a\", \"b\" ~ 1:14 the file ends in the middle of the document"
      })
  void ofToml(String text, String fault) {
    assertEquals(fault, told(text, Format.TOML));
  }

  /** The parser does not know where a value is; what asks for it is told nevertheless. */
  @Test
  void placesInToml() {
    String text = """
        # [[registry]]
        x = ["a", "b"]
        [[registry]]
        location = "one" # location = "none"
        insecure = "no"
        [[registry.mirror]]
        location = 'two'
        insecure = 1
        [other]
        location = "three"
        [[registry]]
        [[registry.mirror]]
        insecure = true
        location = "four"
        [[registry]]
        """;
    Findings findings = new Findings();
    SourceFile file = new SourceFile("a.conf", text);
    Optional<List<String>> read = JsonReader.tree(file, Format.TOML, findings)
        .flatMap(it -> Fields.decode(it, Fields.Dialect.LENIENT, findings, TextFaultsTest::all));
    assertEquals("""
        5:12 /registry/0/insecure: expected true or false, found a string
        8:12 /registry/0/mirror/0/insecure: expected true or false, found a number
        11:1 /registry/1: "location" is missing
        12:1 /registry/1/mirror/0: "blocked" is missing
        15:1 /registry/2: "location" is missing
        """, told(findings.check(read).findings(), file) + "\n");
  }

  private static List<String> all(Fields f) {
    return f.objects("registry", TextFaultsTest::registry);
  }

  private static String registry(Fields f) {
    f.flag("insecure");
    f.objects("mirror", mirror -> mirror.flag("insecure") && mirror.requiredFlag("blocked"));
    return f.requiredText("location");
  }

  private static String told(String text, Format format) {
    SourceFile file = new SourceFile("a", text.replace('^', '\n') + "\n");
    Findings findings = new Findings();
    return told(findings.check(JsonReader.tree(file, format, findings)).findings(), file);
  }

  private static String told(List<Diagnostic> findings, SourceFile file) {
    return findings.stream()
        .map(it -> {
          Position place = file.position(it.span().start());
          return place.line() + ":" + place.column() + " " + it.message();
        })
        .collect(Collectors.joining("\n"));
  }
}
