package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.linux.Sysctl;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/**
 * Any parameter below net. may be set, and modules bring more of them than anybody lists; but what
 * is nearly one that is known is a mistyped one, and the run would fail.
 */
final class UnknownSysctl extends TargetRule {

  private static final String NETWORK = "net.";
  private static final String QUEUES = "fs.mqueue.";

  /** Names are long and alike: tcp_rmem and tcp_wmem are two. */
  private static final int SLIPS = 2;

  UnknownSysctl() {
    super(About.of("SYSCTL names a parameter of the kernel", Level.WARNING).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.words(IsolationInstruction.Sysctl.class).stream()
        .filter(word -> word.text().startsWith(NETWORK) || word.text().startsWith(QUEUES))
        .filter(word -> word.text().indexOf('=') > 0)
        .map(word -> word.part(0, word.text().indexOf('=')))
        .flatMap(name -> meant(name.text()).map(near -> mistyped(name, near)).stream())
        .toList();
  }

  private Diagnostic mistyped(Word name, String near) {
    return at(name.span(), "no parameter of the kernel is known as '" + name.text() + "'")
        .didYouMean(Optional.of(near));
  }

  private static Optional<String> meant(String name) {
    if (name.startsWith(QUEUES)) {
      return Sysctl.QUEUES.contains(name) ? Optional.empty() : Nearest.to(name, Sysctl.QUEUES);
    }
    String any = Sysctl.ofAnyInterface(name);
    return Sysctl.isNetwork(any)
        ? Optional.empty()
        : Nearest.within(SLIPS, any, Sysctl.network(true)).map(near -> of(near, name));
  }

  private static String of(String near, String name) {
    return Sysctl.networkInterface(name).map(it -> near.replace("*", it)).orElse(near);
  }
}
