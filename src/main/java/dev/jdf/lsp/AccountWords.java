package dev.jdf.lsp;

import dev.jdf.image.Rootfs;
import dev.jdf.linux.Accounts;
import dev.jdf.syntax.Profile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.lsp4j.CompletionItemKind;

/** Completes users and groups, as far as the root filesystem is on this machine. */
final class AccountWords {

  private static final String OWNER = "--chown=";

  private final Workbench workbench;

  AccountWords(Workbench workbench) {
    this.workbench = workbench;
  }

  Optional<Proposals> at(Cursor cursor) {
    String word = cursor.word();
    return switch (cursor.keyword()) {
      case "USER" -> Optional.of(owner(cursor, word));
      case "GROUP_ADD" -> Optional.of(new Proposals(cursor.replaced(word, ""), groups(cursor)));
      case "COPY", "ADD" ->
        Optional.of(word)
            .filter(it -> it.startsWith(OWNER))
            .map(it -> owner(cursor, it.substring(OWNER.length())));
      default -> Optional.empty();
    };
  }

  private Proposals owner(Cursor cursor, String typed) {
    int colon = typed.indexOf(':');
    return colon < 0
        ? new Proposals(cursor.replaced(typed, ":"), users(cursor))
        : new Proposals(cursor.replaced(typed.substring(colon + 1), ""), groups(cursor));
  }

  private List<Proposal> users(Cursor cursor) {
    return accounts(cursor).users().stream()
        .filter(user -> !user.name().isEmpty())
        .map(user -> account(user.name(), "uid", user.uid(), ", home " + user.home()))
        .distinct()
        .toList();
  }

  private List<Proposal> groups(Cursor cursor) {
    return accounts(cursor).groups().stream()
        .filter(group -> !group.name().isEmpty())
        .map(group -> account(group.name(), "gid", group.gid(), ""))
        .distinct()
        .toList();
  }

  private static Proposal account(String name, String kind, OptionalLong id, String more) {
    String number = id.isPresent() ? Long.toString(id.getAsLong()) : "unknown";
    return Proposal.of(name, CompletionItemKind.Constant, kind + " " + number + more);
  }

  private Accounts accounts(Cursor cursor) {
    Optional<Rootfs> root = Scope.of(cursor.document(), cursor.start())
        .others()
        .map(Profile::from)
        .flatMap(from -> workbench.root(from.text(), cursor.document().folder()));
    return Accounts.parse(root.map(Rootfs::passwd), root.map(Rootfs::group));
  }
}
