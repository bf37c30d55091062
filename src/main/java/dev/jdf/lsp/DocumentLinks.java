package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.Directive;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction.Mount;
import dev.jdf.syntax.IsolationInstruction.SecurityOpt;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.DocumentLink;

/** {@code textDocument/documentLink}: the files and stages that lines name, and pages of rules. */
final class DocumentLinks {

  private static final Pattern ROOT =
      Pattern.compile("(?:dir:|oci:|oci-archive:|docker-archive:)(.+)|(\\.{0,2}/.+)");
  private static final Pattern SECCOMP = Pattern.compile("seccomp=(?!builtin$|unconfined$)(.+)");
  private static final Pattern SOURCE = Pattern.compile("(?:^|,)(?:source|src)=([^,]+)");
  private static final Pattern RULES =
      Pattern.compile("#\\s*(?:jdf:\\s*ignore\\s+|check\\s*=\\s*skip=)([\\w,]+)");
  private static final Pattern RULE = Pattern.compile("\\w+");

  private final Document document;
  private final Workbench workbench;
  private final List<DocumentLink> links = new ArrayList<>();

  private DocumentLinks(Document document, Workbench workbench) {
    this.document = document;
    this.workbench = workbench;
  }

  static List<DocumentLink> of(Document document, Workbench workbench) {
    DocumentLinks found = new DocumentLinks(document, workbench);
    Spec spec = document.parsed().spec();
    spec.directives().stream().map(Directive::span).forEach(found::rules);
    spec.comments().stream().map(Comment::span).forEach(found::rules);
    spec.instructions().forEach(found::line);
    found.stages();
    return found.links;
  }

  private void rules(Span comment) {
    Matcher rules = RULES.matcher(document.source().text(comment));
    if (rules.lookingAt()) {
      Matcher rule = RULE.matcher(rules.group(1));
      while (rule.find()) {
        int start = comment.start() + rules.start(1) + rule.start();
        Span place = new Span(start, start + rule.group().length());
        workbench.page(rule.group()).ifPresent(page -> add(place, page));
      }
    }
  }

  private void line(Instruction line) {
    if (line instanceof From from) {
      file(from.image(), ROOT);
    } else if (line instanceof SecurityOpt option) {
      option.words().forEach(word -> file(word, SECCOMP));
    } else if (line instanceof Mount mount) {
      mount.words().forEach(word -> file(word, SOURCE));
    } else if (line instanceof Copy copy && isFromHere(copy)) {
      copy.sources().forEach(this::file);
    }
  }

  private static boolean isFromHere(Copy copy) {
    return copy.values("from").isEmpty();
  }

  private void file(Word word) {
    file(word, Pattern.compile("(.+)"));
  }

  /** The part of a word that the first group names, if there is such a file. */
  private void file(Word word, Pattern pattern) {
    Matcher found = pattern.matcher(word.text());
    if (found.find() && (pattern == SOURCE || found.start() == 0)) {
      int group = found.group(1) == null ? 2 : 1;
      Span place = word.span(found.start(group), found.end(group));
      existing(found.group(group)).ifPresent(file -> add(place, file.toUri().toString()));
    }
  }

  private Optional<Path> existing(String path) {
    try {
      return Optional.of(document.folder().resolve(path).normalize()).filter(Files::exists);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** A place in a file is written as most editors know it: {@code image.jdf#L3}. */
  private void stages() {
    List<Stage> stages = document.stages().all();
    StageNames.of(document).stream().filter(it -> !it.defines()).forEach(use -> {
      int start = stages.get(use.stage()).from().span().start();
      add(use.span(), document.uri() + "#L" + document.source().line(start));
    });
  }

  private void add(Span span, String target) {
    links.add(new DocumentLink(document.lines().range(span), target));
  }
}
