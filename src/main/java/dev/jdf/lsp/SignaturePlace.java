package dev.jdf.lsp;

import dev.jdf.lsp.SignatureForm.Parameter;
import dev.jdf.syntax.FlagNames;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which form of an instruction somebody types, and which of its parameters: by flags and keys, which
 * may come in any order, and else by what stands in front.
 *
 * @param form its number
 * @param parameter its number in that form
 */
record SignaturePlace(int form, int parameter) {

  private static final Pattern SEPARATOR = Pattern.compile("[\\s,:]+");
  private static final String MOUNT_FLAG = "--mount=";

  /** In the forms of the cursor's instruction. */
  static SignaturePlace of(Cursor cursor, List<SignatureForm> forms) {
    String word = cursor.word();
    if (isRunMount(cursor)) {
      String fields = word.substring(MOUNT_FLAG.length());
      return new SignaturePlace(forms.size() - 1, field(forms.get(forms.size() - 1), fields));
    }
    if (word.startsWith("-") && !FlagNames.of(cursor.keyword()).isEmpty()) {
      return flag(cursor, forms);
    }
    int form = new SignatureChoice(cursor, forms).form();
    return new SignaturePlace(form, operand(cursor, forms.get(form)));
  }

  static boolean isRunMount(Cursor cursor) {
    return cursor.keyword().equals("RUN")
        && cursor.word().startsWith(MOUNT_FLAG)
        && cursor.earlier().stream().allMatch(it -> it.startsWith("--"));
  }

  /** The flag that is begun, in the first form that has it. */
  private static SignaturePlace flag(Cursor cursor, List<SignatureForm> forms) {
    String word = cursor.word();
    String name = word.split("=", 2)[0];
    for (int i = 0; i < forms.size(); i++) {
      OptionalInt found = forms.get(i).first(it -> it.isFlag() && begins(it, name, word));
      if (found.isPresent()) {
        return new SignaturePlace(i, found.getAsInt());
      }
    }
    return new SignaturePlace(0, 0);
  }

  private static boolean begins(Parameter flag, String name, String word) {
    String full = "--" + flag.key();
    return word.indexOf('=') >= 0 ? full.equals(name) : full.startsWith(name);
  }

  private static int operand(Cursor cursor, SignatureForm form) {
    List<String> earlier =
        cursor.earlier().stream().filter(it -> !it.startsWith("--")).toList();
    String word = cursor.word();
    return switch (cursor.keyword()) {
      case "MOUNT" -> field(form, word);
      case "COPY", "ADD" -> form.operand(earlier.isEmpty() ? 0 : 1);
      case "FROM" -> form.operand(earlier.size() + transport(form, earlier, word));
      case "HEALTHCHECK", "ENV" -> form.operand(earlier.size());
      case "EXPOSE" -> form.operand(word.indexOf('/') >= 0 ? 2 : count('-', word));
      case "ARG", "ANNOTATION" -> form.operand(count('=', word));
      case "SECURITY_OPT" -> form.operand(count(form.label().contains("[=") ? '=' : ':', word));
      case "DEVICE_CGROUP_RULE", "SHELL", "ENTRYPOINT", "CMD", "RUN" ->
        form.operand(SEPARATOR.split(plain(cursor) + "|", -1).length - 1);
      default -> form.operand(count(':', word));
    };
  }

  /** {@code dir:} is a part of its own. */
  private static int transport(SignatureForm form, List<String> earlier, String word) {
    boolean passed = !earlier.isEmpty() || word.indexOf(':') >= 0;
    return form.label().startsWith("FROM dir:") && passed ? 1 : 0;
  }

  /** The operands without flags. */
  private static String plain(Cursor cursor) {
    return cursor.operands().replaceFirst("^(?:--\\S++\\s++)*+", "");
  }

  private static int count(int separator, String word) {
    return (int) word.chars().filter(c -> c == separator).count();
  }

  /** The field behind the last comma: by its key, or else the first that is not there yet. */
  private static int field(SignatureForm form, String word) {
    String field = word.substring(word.lastIndexOf(',') + 1);
    List<String> keys =
        List.of(word.split(",", -1)).stream().map(it -> key(form, it)).toList();
    String key = key(form, field);
    OptionalInt own = form.first(it -> it.key().equals(key));
    if (own.isPresent()) {
      return own.getAsInt();
    }
    return field.indexOf('=') >= 0
        ? form.parameters().size() - 1
        : IntStream.range(0, form.parameters().size())
            .filter(it -> !keys.contains(form.parameters().get(it).key()))
            .findFirst()
            .orElse(0);
  }

  /** As the form spells it. */
  private static String key(SignatureForm form, String field) {
    String key = field.split("=", 2)[0].toLowerCase(Locale.ROOT);
    return form.first(it -> it.key().equals(key)).isPresent() ? key : MountField.sameKey(key);
  }
}
