package dev.jdf.syntax;

import dev.jdf.syntax.antlr.JdfWordParser.ReferenceContext;
import dev.jdf.syntax.antlr.JdfWordParser.WordContext;
import dev.jdf.syntax.antlr.JdfWordParserBaseVisitor;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.RuleNode;

/** Lists the variables of a word's tree, those inside of others too. */
final class ReferenceFinder extends JdfWordParserBaseVisitor<List<VariableReference>> {

  private final Word word;
  private final List<VariableReference> found = new ArrayList<>();

  ReferenceFinder(Word word) {
    this.word = word;
  }

  List<VariableReference> in(WordContext tree) {
    visit(tree);
    return found;
  }

  @Override
  public List<VariableReference> visitChildren(RuleNode node) {
    if (node instanceof ReferenceContext reference) {
      found.add(reference(reference));
    }
    return super.visitChildren(node);
  }

  private VariableReference reference(ReferenceContext reference) {
    Token first = reference.getStart();
    int end = reference.getStop().getStopIndex() + 1;
    String name = ReferenceNames.name(first);
    int nameEnd = first.getStopIndex() + 1;
    return new VariableReference(
        name,
        word.span(nameEnd - name.length(), nameEnd),
        word.span(first.getStartIndex(), end),
        ReferenceNames.operator(reference));
  }
}
