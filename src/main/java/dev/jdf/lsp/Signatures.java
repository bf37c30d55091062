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

  private static final Pattern TYPE = Pattern.compile("[=,]type=(cache|tmpfs|secret|ssh)\\b");

  private Signatures() {}

  static Optional<SignatureHelp> at(Document document, int offset) {
    return Cursor.at(document, offset)
        .filter(cursor -> !cursor.isComment() && !cursor.isInKeyword())
        .filter(cursor -> Keywords.names().contains(cursor.keyword()))
        .map(Signatures::help);
  }

  private static SignatureHelp help(Cursor cursor) {
    InstructionPage page = InstructionPage.of(cursor.keyword());
    List<SignatureForm> forms = new ArrayList<>();
    page.syntax().forEach(form -> forms.add(SignatureForm.of(page.name(), form)));
    if (SignaturePlace.isRunMount(cursor)) {
      Matcher type = TYPE.matcher(cursor.word());
      forms.add(SignatureForm.ofRunMount(type.find() ? type.group(1) : "bind"));
    }
    SignaturePlace place = SignaturePlace.of(cursor, forms);
    List<SignatureInformation> all =
        forms.stream().map(form -> information(form, page)).toList();
    return new SignatureHelp(all, place.form(), place.parameter());
  }

  private static SignatureInformation information(SignatureForm form, InstructionPage page) {
    List<ParameterInformation> parameters = form.parameters().stream()
        .map(parameter -> {
          ParameterInformation place = new ParameterInformation();
          place.setLabel(Tuple.two(parameter.start(), parameter.end()));
          form.meaning(parameter).ifPresent(place::setDocumentation);
          return place;
        })
        .toList();
    return new SignatureInformation(form.label(), page.summary(), parameters);
  }
}
