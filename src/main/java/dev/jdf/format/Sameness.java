package dev.jdf.format;

import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.Directive;
import dev.jdf.syntax.Heredoc;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.SpecParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether two texts say the same: the last word before a formatted file is handed out. */
final class Sameness {

  /** Where a word stands is a matter of layout. */
  private static final Pattern PLACE = Pattern.compile("Span\\[start=\\d++, end=\\d++]");

  private Sameness() {}

  static boolean holds(SourceFile before, String after) {
    return content(before).equals(content(new SourceFile(before.name(), after)));
  }

  private static List<String> content(SourceFile source) {
    Spec spec = SpecParser.parse(source).spec();
    List<String> content = new ArrayList<>();
    content.add(String.valueOf(spec.escape()));
    for (Directive directive : spec.directives()) {
      content.add(directive.name().text() + "=" + directive.value().text());
    }
    spec.comments().stream().map(Comment::text).forEach(content::add);
    spec.instructions().forEach(instruction -> content.add(content(instruction)));
    Layout.of(source).lines().stream()
        .flatMap(line -> line.heredocs().stream())
        .map(Heredoc::body)
        .map(source::text)
        .forEach(content::add);
    return content;
  }

  /** A record's text names all that it holds. */
  private static String content(Instruction instruction) {
    String written = instruction.keyword().text();
    String all = PLACE.matcher(instruction.toString()).replaceAll("");
    String name = "text=" + written;
    int start = all.indexOf(name);
    return all.substring(0, start)
        + written.toUpperCase(Locale.ROOT)
        + all.substring(start + name.length());
  }
}
