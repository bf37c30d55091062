package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.Accounts.Problem;
import dev.jdf.linux.Accounts.Problem.Kind;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.IsolationInstruction.GroupAdd;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A build that starts from the host looks names up there, and fails if they are not known. A check
 * mostly runs on another machine, where that is no mistake of the spec.
 */
final class AccountMissingHere extends TargetRule {

  private static final Pattern NUMBERS = Pattern.compile("[0-9]+(?::[0-9]+)?");

  AccountMissingHere() {
    super(About.of("The host that a spec starts from knows its users and groups", Level.WARNING)
        .withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.base().isHost() && hasNames(target)
        ? target.machine().accounts().map(known -> missing(target, known)).orElse(List.of())
        : List.of();
  }

  /** Numbers alone need not be looked up. */
  private static boolean hasNames(Target target) {
    Stream<Word> user = target.last(User.class).map(User::name).stream();
    return Stream.concat(user, target.words(GroupAdd.class).stream())
        .anyMatch(word -> !NUMBERS.matcher(word.text()).matches());
  }

  private List<Diagnostic> missing(Target target, Accounts known) {
    List<Diagnostic> findings = new ArrayList<>();
    target
        .last(User.class)
        .map(User::name)
        .flatMap(user -> missing(user, known.resolve(user.text(), List.of()), known))
        .ifPresent(findings::add);
    for (Word group : target.words(GroupAdd.class)) {
      missing(group, known.resolve("0", List.of(group.text())), known).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Diagnostic> missing(Word word, Accounts.Resolution result, Accounts known) {
    Optional<Problem> problem = result.match(identity -> Optional.empty(), Optional::of);
    return problem.filter(Problem::isOfMachine).map(it -> finding(word, it, known));
  }

  private Diagnostic finding(Word word, Problem problem, Accounts known) {
    boolean user = problem.kind() == Kind.UNKNOWN_USER;
    List<String> names = user
        ? known.users().stream().map(Accounts.User::name).toList()
        : known.groups().stream().map(Accounts.Group::name).toList();
    String kind = user ? "user" : "group";
    return at(word.span(), "no " + kind + " is called '" + problem.name() + "' on this machine")
        .didYouMean(Nearest.to(problem.name(), names)
            .map(near -> word.text().replace(problem.name(), near)))
        .withNote("it has to be there where the spec is built; a number needs no entry");
  }
}
