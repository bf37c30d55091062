package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.NamespaceType;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction.Domainname;
import dev.jdf.syntax.IsolationInstruction.Hostname;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code hostname} and {@code domainname}, which a uts namespace has of its own. */
record Names(Optional<String> host, Optional<String> domain) {

  static final Names NONE = new Names(Optional.empty(), Optional.empty());

  /** The kernel's {@code __NEW_UTS_LEN}. */
  private static final int MOST_BYTES = 64;

  static Checked<Names> of(Profile profile, Namespaces namespaces) {
    Join join = new Join();
    Optional<String> host =
        name(profile.last(Hostname.class).map(Hostname::value), namespaces, join);
    Optional<String> domain =
        name(profile.last(Domainname.class).map(Domainname::value), namespaces, join);
    return join.to(() -> new Names(host, domain));
  }

  private static Optional<String> name(Optional<Word> name, Namespaces namespaces, Join join) {
    return name.flatMap(word -> join.take(check(word, namespaces)));
  }

  private static Checked<String> check(Word word, Namespaces namespaces) {
    Span uts = namespaces.asked().getOrDefault(NamespaceType.UTS, word.span());
    if (namespaces.sharesHost(NamespaceType.UTS)) {
      return Checked.failed(List.of(SpecErrors.hostnameOfHost(word, uts)));
    }
    if (word.text().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Checked.failed(List.of(SpecErrors.hostnameTooLong(word)));
    }
    return Checked.ok(word.text());
  }
}
