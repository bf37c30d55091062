package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.Directive;
import dev.jdf.syntax.DockerfileInstruction.Flagged;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.Flag;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Instruction.Unknown;
import dev.jdf.syntax.IsolationInstruction.Annotation;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Many;
import dev.jdf.syntax.IsolationInstruction.Sysctl;
import dev.jdf.syntax.IsolationInstruction.Ulimit;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Locale;

/** {@code textDocument/semanticTokens}: what the parts of a text are, where a grammar may err. */
final class SemanticColours {

  private static final String PLATFORM = "platform";

  private final SemanticTokenList tokens;
  private final String text;

  private SemanticColours(Document document) {
    this.tokens = new SemanticTokenList(document);
    this.text = document.source().text();
  }

  static List<Integer> of(Document document) {
    return in(document, new Span(0, document.source().text().length()));
  }

  static List<Integer> in(Document document, Span range) {
    SemanticColours colours = new SemanticColours(document);
    colours.names(document);
    colours.comments(document.parsed().spec());
    document.parsed().spec().instructions().forEach(colours::line);
    return colours.tokens.in(range);
  }

  private void names(Document document) {
    for (VariableUse use : document.variables()) {
      tokens.add(use.span(), TokenType.VARIABLE, use.defines());
    }
    for (StageNames.Place place : StageNames.of(document)) {
      tokens.add(place.span(), TokenType.CLASS, place.defines());
    }
  }

  private void comments(Spec spec) {
    for (Directive directive : spec.directives()) {
      tokens.add(directive.span(), TokenType.MACRO, false);
    }
    for (Comment comment : spec.comments()) {
      tokens.add(comment.span(), TokenType.COMMENT, false);
    }
  }

  private void line(Instruction line) {
    if (line instanceof Unknown) {
      return;
    }
    tokens.add(line.keyword().span(), TokenType.KEYWORD, false);
    if (line instanceof Onbuild onbuild) {
      line(onbuild.trigger());
    } else if (line instanceof From from) {
      from(from);
    } else if (line instanceof CapAdd || line instanceof CapDrop) {
      ((Many) line).words().forEach(it -> tokens.add(it.span(), TokenType.ENUM_MEMBER, false));
    } else {
      flags(line).forEach(it -> tokens.add(it.name().span(), TokenType.PROPERTY, false));
      keyed(line).forEach(this::key);
    }
  }

  private void from(From from) {
    Word platform = from.platform();
    if (platform != null) {
      int flag = text.lastIndexOf(PLATFORM, platform.span().start());
      tokens.add(new Span(flag, flag + PLATFORM.length()), TokenType.PROPERTY, false);
    }
    tokens.add(from.image().span(), TokenType.NAMESPACE, false);
    Word name = from.name();
    if (name != null) {
      String between = text.substring(from.image().span().end(), name.span().start());
      int as = between.toUpperCase(Locale.ROOT).lastIndexOf("AS");
      if (as >= 0) {
        int start = from.image().span().end() + as;
        tokens.add(new Span(start, start + "AS".length()), TokenType.KEYWORD, false);
      }
    }
  }

  private static List<Flag> flags(Instruction line) {
    return line instanceof Flagged flagged ? flagged.flags() : List.of();
  }

  private static List<Word> keyed(Instruction line) {
    if (line instanceof Label label) {
      return label.pairs().stream().map(pair -> pair.key()).toList();
    }
    boolean keyed = line instanceof Sysctl || line instanceof Ulimit || line instanceof Annotation;
    return keyed ? ((Many) line).words() : List.of();
  }

  private void key(Word word) {
    int equals = word.text().indexOf('=');
    Span key = equals < 0 ? word.span() : word.span(0, equals);
    tokens.add(key, TokenType.PROPERTY, false);
  }
}
