package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.oci.Resources;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction.DeviceCgroupRule;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code DEVICE_CGROUP_RULE "c 10:229 rwm"}: which device numbers may be opened. */
final class DeviceRules {

  private static final Pattern RULE =
      Pattern.compile("([acb]) ([0-9]+|\\*):([0-9]+|\\*) ([rwm]{1,3})");

  private DeviceRules() {}

  /** A rule, and the word that asks for it. */
  record Asked(Resources.Device rule, Word word) {}

  static Checked<List<Asked>> lower(Profile profile) {
    Join join = new Join();
    boolean privileged = profile.last(Privileged.class).filter(Privileged::on).isPresent();
    List<Checked<Asked>> rules = new ArrayList<>();
    for (DeviceCgroupRule line : profile.all(DeviceCgroupRule.class)) {
      Optional<Diagnostic> unquoted = unquoted(line.words());
      if (unquoted.isPresent()) {
        join.add(unquoted.get());
        continue;
      }
      line.words().forEach(word -> rules.add(parse(word)));
      if (privileged) {
        join.add(DeviceErrors.noEffect(line.words().get(0)));
      }
    }
    List<Asked> all = join.takeAll(rules);
    return join.to(() -> all);
  }

  private static Optional<Diagnostic> unquoted(List<Word> words) {
    String whole = words.stream().map(Word::text).collect(Collectors.joining(" "));
    Span span = words.get(0).span().to(words.get(words.size() - 1).span());
    if (words.size() != 3 || words.stream().anyMatch(word -> word.text().indexOf(' ') >= 0)) {
      return Optional.empty();
    }
    return Optional.of(
        RULE.matcher(whole).matches()
            ? DeviceErrors.unquotedRule(span, whole)
            : DeviceErrors.badUnquotedRule(span, whole));
  }

  private static Checked<Asked> parse(Word word) {
    Matcher rule = RULE.matcher(word.text());
    boolean good = rule.matches() && isNumber(rule.group(2)) && isNumber(rule.group(3));
    return good
        ? Checked.ok(new Asked(
            new Resources.Device(
                true, rule.group(1), number(rule.group(2)), number(rule.group(3)), rule.group(4)),
            word))
        : Checked.failed(List.of(DeviceErrors.badRule(word)));
  }

  private static boolean isNumber(String text) {
    return text.equals("*") || Numbers.decimal(text, Numbers.MAX_UINT32).isPresent();
  }

  /** In a configuration no number means any. */
  private static @Nullable Long number(String text) {
    return Numbers.decimal(text, Numbers.MAX_UINT32).orElse(null);
  }
}
