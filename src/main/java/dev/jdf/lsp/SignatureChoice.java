package dev.jdf.lsp;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which form of an instruction its operands belong to, as far as they are typed. */
record SignatureChoice(Cursor cursor, List<SignatureForm> forms) {

  int form() {
    String first = operands().findFirst().orElse("");
    return switch (cursor.keyword()) {
      case "FROM" -> named(source(first));
      case "HEALTHCHECK" -> begins("NONE", first) ? named("HEALTHCHECK NONE") : 0;
      case "CAP_ADD", "CAP_DROP" -> begins("ALL", first) ? 1 : 0;
      case "MOUNT" -> cursor.word().contains("type=tmpfs") ? named("MOUNT type=tmpfs") : 0;
      case "SECURITY_OPT" -> security(cursor.word());
      case "USER" -> !first.isEmpty() && Character.isDigit(first.charAt(0)) ? 1 : 0;
      case "ENV" -> cursor.earlier().isEmpty() || first.indexOf('=') >= 0 ? 0 : 1;
      default -> first.isEmpty() ? 0 : shape(first.startsWith("["));
    };
  }

  /** All but flags, the half typed one included. */
  private Stream<String> operands() {
    return Stream.concat(cursor.earlier().stream(), Stream.of(cursor.word()))
        .filter(word -> !word.startsWith("--"));
  }

  private String source(String image) {
    if (cursor.earlier().stream().anyMatch(word -> word.startsWith("--"))) {
      return "FROM [--";
    }
    boolean isStage = cursor.document().stages().all().stream()
        .filter(stage -> stage.from().span().end() < cursor.start())
        .anyMatch(stage -> stage.isCalled(image));
    if (isStage) {
      return "FROM STAGE";
    }
    return Stream.of("host", "scratch", "dir:")
        .filter(root -> root.startsWith(image) || (root.endsWith(":") && image.startsWith(root)))
        .findFirst()
        .map(root -> "FROM " + root)
        .orElse("FROM [--");
  }

  /** The last form that begins as the option: the label has more than one. */
  private int security(String word) {
    String key = word.split("=", 2)[0];
    if (key.equals("label")) {
      return named(
          word.indexOf(':') >= 0 ? "SECURITY_OPT label=user" : "SECURITY_OPT label=disable");
    }
    return named("SECURITY_OPT " + key);
  }

  private int shape(boolean json) {
    return IntStream.range(0, forms.size())
        .filter(form -> forms.get(form).isJson() == json)
        .findFirst()
        .orElse(0);
  }

  private int named(String start) {
    return IntStream.range(0, forms.size())
        .filter(form -> forms.get(form).label().startsWith(start))
        .findFirst()
        .orElse(0);
  }

  private static boolean begins(String word, String typed) {
    return !typed.isEmpty() && word.startsWith(typed.toUpperCase(Locale.ROOT));
  }
}
