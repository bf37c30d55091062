package dev.jdf.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.oci.Config.Mount;
import dev.jdf.source.Span;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountSpecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type=bind,src=/etc,dst=/x|/etc|rbind,rprivate",
        "type=bind,source=/etc,target=/x,ro|/etc|rbind,rro,rprivate",
        "type=bind,src=/etc/../etc,destination=/x,readonly=true|/etc|rbind,rro,rprivate",
        "type=bind,src=/etc,dst=/x,ro=0|/etc|rbind,rprivate",
        "TYPE=bind,SRC=/etc,DST=/x|/etc|rbind,rprivate",
        "type=bind,src=/etc,dst=/x,ro,bind-recursive=writable|/etc|rbind,ro,rprivate",
        "type=bind,src=/etc,dst=/x,bind-recursive=disabled|/etc|bind,rprivate",
        "type=bind,src=/etc,dst=/x,ro,bind-propagation=rprivate,bind-recursive=readonly|/etc|rbind,rro,rprivate",
        "type=bind,src=/etc,dst=/x,bind-propagation=rslave|/etc|rbind,rslave",
        "type=bind,\"src=/a,b\",dst=/x|/a,b|rbind,rprivate",
        "type=tmpfs,dst=/x|tmpfs|noexec,nosuid,nodev,rprivate",
        "type=tmpfs,dst=/x,ro,tmpfs-mode=1777,tmpfs-size=64m|tmpfs|noexec,nosuid,nodev,rprivate,ro,mode=1777,size=64m",
        "type=tmpfs,dst=/x,tmpfs-size=1000|tmpfs|noexec,nosuid,nodev,rprivate,size=1000",
        "dst=/x|tmpfs|nosuid,nodev,rprivate,mode=755"
      })
  void mountsAreDockers(String text, String source, String options) {
    Mount mount = parse(text).value().orElseThrow();
    assertEquals("/x", mount.destination());
    assertEquals(source, mount.source());
    assertEquals(options, String.join(",", mount.options()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type=bind,dst=/x|a mount needs a source",
        "type=bind,src=/etc|a mount needs a target",
        "type=bind,src=etc,dst=/x|'etc' is not an absolute path",
        "type=bind,src=/etc,dst=x|'x' is not an absolute path",
        "type=bind,src=/etc,dst=/|nothing can be mounted on the root itself",
        "type=bind,src=/etc,dst=/a/..|nothing can be mounted on the root itself",
        "type=bind,src=/etc,dst=/proc|/proc is always the container's own",
        "type=tmpfs,dst=/proc/sys|/proc is always the container's own",
        "type=bind,src=/etc,dst=/x,|'' is not KEY=VALUE",
        "type=bind,src=/etc,dst=/x,rx|'rx' is not KEY=VALUE",
        "type=bind,src=/etc,dst=/x,readnly=1|unknown mount option 'readnly'",
        "type=bind,src=,dst=/x|src needs a value",
        "type=bind, src=/etc,dst=/x|blanks around 'src'",
        "type=volume,dst=/x,tmpfs-size=1|tmpfs-size has no meaning for a mount of type volume",
        "type=bind,src=/etc,dst=/x,volume-nocopy|volume-nocopy has no meaning for a mount of type bind",
        "type=volume,src=v,dst=/x|named volumes are not supported yet",
        "type=npipe,src=a,dst=/b|unknown mount type 'npipe'",
        "type=bind,src=/etc,dst=/x,ro=maybe|'maybe' is not true or false",
        "type=tmpfs,dst=/x,tmpfs-mode=999|'999' is not an octal mode such as 1777",
        "type=bind,s\"rc=/etc,dst=/x|a quote in the middle of a field"
      })
  void whatCannotWorkIsSaid(String text, String message) {
    assertEquals(message, parse(text).findings().get(0).message());
  }

  @Test
  void theFindingStandsAtItsField() {
    Diagnostic finding = parse("type=bind,src=/etc,dst=/x,readnly=1").findings().get(0);
    assertEquals(new Span(126, 133), finding.span());
    assertEquals("readonly", Optional.ofNullable(finding.fix()).orElseThrow().replacement());
  }

  @Test
  void whatIsWrongIsSaidAllAtOnce() {
    List<Diagnostic> findings = parse("type=bind,src=etc,dst=x,ro=maybe").findings();
    assertEquals(3, findings.size());
  }

  private static Checked<Mount> parse(String text) {
    return MountSpec.parse(new Word(text, new Span(100, 100 + text.length())));
  }
}
