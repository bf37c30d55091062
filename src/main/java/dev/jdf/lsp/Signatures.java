package dev.jdf.lsp;

import dev.jdf.explain.InstructionPage;
import dev.jdf.syntax.Keywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Tuple;

/** {@code textDocument/signatureHelp}: the forms of an instruction, and where in them one is. */
final class Signatures {

  static final List<String> TRIGGERS = List.of(" ", ",", "=", ":");

  private static final Pattern PARAMETER =
      Pattern.compile("[^\\s,:=\\[\\]\"]+(=[^\\s,:=\\[\\]]+)?");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,:]+");

  private Signatures() {}

  static Optional<SignatureHelp> at(Document document, int offset) {
    return Cursor.at(document, offset)
        .filter(cursor -> !cursor.isComment() && !cursor.isInKeyword())
        .filter(cursor -> Keywords.names().contains(cursor.keyword()))
        .map(Signatures::help);
  }

  private static SignatureHelp help(Cursor cursor) {
    InstructionPage page = InstructionPage.of(cursor.keyword());
    List<SignatureInformation> forms =
        page.syntax().stream().map(form -> form(form, page)).toList();
    int active = SEPARATOR.split(cursor.operands() + "|", -1).length - 1;
    int count = forms.get(0).getParameters().size();
    return new SignatureHelp(forms, 0, Math.min(active, Math.max(0, count - 1)));
  }

  private static SignatureInformation form(String form, InstructionPage page) {
    List<ParameterInformation> parameters = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(form).region(page.name().length(), form.length());
    while (parameter.find()) {
      if (!parameter.group().equals("...")) {
        ParameterInformation place = new ParameterInformation();
        place.setLabel(Tuple.two(parameter.start(), parameter.end()));
        parameters.add(place);
      }
    }
    return new SignatureInformation(form, page.summary(), parameters);
  }
}
