package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.console.Report;
import dev.jdf.console.Terminal;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.oci.ConfigCode;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.ConfigReader;
import dev.jdf.oci.Locations;
import dev.jdf.source.SourceFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found in the configuration of a spec is told of the spec, or of no place at all. */
class SpecFindingsTest {

  private static final SourceFile SPEC =
      new SourceFile("a.jdf", "FROM host\nHOSTNAME box\nENTRYPOINT /bin/id\n");

  private static final String CONFIG = """
      {"ociVersion": "1.0.2", "hostname": "box", "domainname": "d",
       "root": {"path": "/"}, "linux": {},
       "process": {"cwd": "/", "args": ["id"], "user": {"uid": 0, "gid": 0}},
       "annotations": {"dev.jdf.source":
         "{\\"file\\":\\"a.jdf\\",\\"lines\\":{\\"/hostname\\":2,\\"/process/args\\":3}}"}}
      """;

  @Test
  void theLineThatAskedForItIsShown() {
    assertEquals("""
        warning[JDF218]: wrong
          --> a.jdf:2:1
           |
         2 | HOSTNAME box
           | ^^^^^^^^^^^^
        """, shown("/hostname", document().locations()));
  }

  @Test
  void whatNoLineAskedForHasNoFrame() {
    assertEquals(
        "warning[JDF218]: a.jdf: wrong\n", shown("/domainname", document().locations()));
  }

  @Test
  void whatTheCommandLineGaveIsNoLine() {
    Locations locations = document().locations().replacing("/process/args", "the command line");
    assertEquals(
        "warning[JDF218]: a.jdf: wrong\n  note: asked for by the command line\n",
        shown("/process/args", locations));
  }

  private static ConfigDocument document() {
    Checked<ConfigDocument> read = ConfigReader.read(new SourceFile("config.json", CONFIG));
    assertEquals(List.of(), read.findings());
    return read.value().orElseThrow();
  }

  private static String shown(String pointer, Locations locations) {
    StringWriter text = new StringWriter();
    Report report =
        new Report(new PrintWriter(text), false, Terminal.output(Map.of("TERM", "dumb")));
    Diagnostic finding =
        Diagnostic.warning(ConfigCode.BAD_SOURCE_MAP, locations.span(pointer), "wrong");
    Diagnostic located = locations
        .specPlace(pointer)
        .map(place -> finding.withNote(Locations.askedForBy(place)))
        .orElse(finding);
    new SpecFindings(report, SPEC).show(locations, List.of(located));
    return text.toString();
  }
}
