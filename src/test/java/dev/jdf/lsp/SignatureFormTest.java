package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.explain.InstructionPage;
import dev.jdf.syntax.Keywords;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What signature help says about the parts of forms. */
class SignatureFormTest {

  @Test
  void everyPartOfEveryFormHasAMeaning() {
    Stream<SignatureForm> forms = Keywords.names().stream()
        .flatMap(name ->
            InstructionPage.of(name).syntax().stream().map(form -> SignatureForm.of(name, form)));
    Stream<SignatureForm> mounts =
        Stream.of("bind", "cache", "tmpfs", "secret", "ssh").map(SignatureForm::ofRunMount);
    List<String> lacking = Stream.concat(forms, mounts)
        .flatMap(form -> form.parameters().stream()
            .filter(part -> form.meaning(part).isEmpty())
            .map(part -> form.label() + ": " + part.text()))
        .toList();
    assertEquals(List.of(), lacking);
  }
}
