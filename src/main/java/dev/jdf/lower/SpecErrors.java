package dev.jdf.lower;

import static dev.jdf.lower.ValueErrors.error;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.Accounts.Group;
import dev.jdf.linux.Accounts.Problem;
import dev.jdf.linux.Accounts.User;
import dev.jdf.linux.NamespaceType;
import dev.jdf.source.Span;
import dev.jdf.syntax.Word;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said about the process, its privileges and its namespaces. */
final class SpecErrors {

  private static final String NO_TRAILING_COMMENT =
      "a comment has a line of its own: # behind an instruction is part of it";

  private SpecErrors() {}

  static Diagnostic noCommand(Span from) {
    return Diagnostic.error(LowerCode.NO_COMMAND, from, "nothing to run")
        .withNote("add ENTRYPOINT [\"/path/to/program\"] or CMD");
  }

  static Diagnostic nulCharacter(Span span) {
    return Diagnostic.error(LowerCode.BAD_ENV, span, "a NUL character cannot reach a process");
  }

  static Diagnostic badEnvName(Word name) {
    return error(LowerCode.BAD_ENV, name, "'" + name.text() + "' cannot be a variable's name");
  }

  static Diagnostic badUser(Word user, Problem problem, Base base) {
    Diagnostic finding = problem(user, problem, base)
        .didYouMean(
            meant(problem, base.accounts()).map(name -> user.text().replace(problem.name(), name)));
    if (problem.kind() == Problem.Kind.UNKNOWN_GROUP && user.text().matches("[^:]+,")) {
      return finding
          .didYouMean(Optional.of(Words.withoutComma(user.text())))
          .withNote("several groups have blanks between them, not commas");
    }
    return user.text().contains(" #") ? finding.withNote(NO_TRAILING_COMMENT) : finding;
  }

  private static Diagnostic problem(Word user, Problem problem, Base base) {
    LowerCode unknown =
        base.host() && problem.isOfMachine() ? LowerCode.MISSING_ACCOUNT : LowerCode.UNKNOWN_USER;
    String root = base.name();
    String name = "'" + problem.name() + "'";
    return switch (problem.kind()) {
      case UNKNOWN_USER ->
        error(unknown, user, "no user is called " + name).withNote(lookedIn(root, "passwd"));
      case UNKNOWN_GROUP ->
        error(unknown, user, "no group is called " + name).withNote(lookedIn(root, "group"));
      case OUT_OF_RANGE -> error(LowerCode.BAD_ID, user, name + " is not from 0 to 2147483647");
      case BAD_ENTRY ->
        error(LowerCode.BAD_ID, user, "the entry of " + name + " has no valid id")
            .withNote("looked in /etc/passwd and /etc/group of " + root);
    };
  }

  private static Optional<String> meant(Problem problem, Accounts accounts) {
    return switch (problem.kind()) {
      case UNKNOWN_USER ->
        Nearest.to(problem.name(), accounts.users().stream().map(User::name).toList());
      case UNKNOWN_GROUP ->
        Nearest.to(problem.name(), accounts.groups().stream().map(Group::name).toList());
      case OUT_OF_RANGE, BAD_ENTRY -> Optional.empty();
    };
  }

  private static String lookedIn(String root, String file) {
    return "looked in /etc/" + file + " of " + root + "; a number needs no entry there";
  }

  static Diagnostic unknownCapability(Word word, Collection<String> names) {
    String bare = word.text().toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
    Diagnostic finding =
        error(LowerCode.UNKNOWN_CAPABILITY, word, "no capability is called '" + word.text() + "'");
    return word.text().indexOf(',') > 0
        ? finding
            .didYouMean(apart(word.text(), names))
            .withNote("several capabilities have blanks between them, not commas")
        : finding.didYouMean(Nearest.to(bare, names));
  }

  /** A list with commas as the words that it is meant to be, if each of them is a capability. */
  private static Optional<String> apart(String list, Collection<String> names) {
    List<String> parts = List.of(list.split(","));
    boolean known = parts.stream()
        .map(part -> part.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", ""))
        .allMatch(names::contains);
    return known ? Optional.of(String.join(" ", parts)) : Optional.empty();
  }

  static Diagnostic capabilityConflict(Word add, Word drop) {
    String message = "the same stage adds and drops " + add.text();
    return error(LowerCode.CAPABILITY_CONFLICT, add, message)
        .withLabel(add.span(), "added here")
        .withLabel(drop.span(), "dropped here");
  }

  static Diagnostic unknownMode(Word word, NamespaceType type, List<String> names) {
    Diagnostic finding = error(
            LowerCode.UNKNOWN_NAMESPACE_MODE,
            word,
            "'" + word.text() + "' is not a mode of the " + type.ociName() + " namespace")
        .didYouMean(meantMode(word.text(), names))
        .withNote("modes: " + String.join(", ", names) + ", ns:/path");
    if (word.text().startsWith("container:")) {
      return finding.withNote("docker's container:NAME is ns:/proc/PID/ns/" + type.file()
          + " here, PID being that of a process in it");
    }
    return type == NamespaceType.NETWORK
        ? finding.withNote("a configuration cannot carry engine networks such as bridge")
        : finding;
  }

  /** {@code ns:} misspelt in front of a path is meant as well. */
  private static Optional<String> meantMode(String mode, List<String> names) {
    int path = mode.indexOf(":/");
    if (mode.matches("/(proc/[^/]+/ns|run/netns)/\\w+")) {
      return Optional.of("ns:" + mode);
    }
    return path < 0
        ? Nearest.to(mode, names)
        : Nearest.to(mode.substring(0, path), List.of("ns")).map(ns -> ns + mode.substring(path));
  }

  static Diagnostic badNamespacePath(Word path) {
    return error(LowerCode.BAD_NAMESPACE_PATH, path, "ns: takes an absolute path")
        .withNote("such as ns:/run/netns/blue or ns:/proc/1234/ns/net");
  }

  static Diagnostic hostnameTooLong(Word name) {
    return error(LowerCode.HOSTNAME_TOO_LONG, name, "a host or domain name has at most 64 bytes");
  }

  static Diagnostic hostnameOfHost(Word name, Span uts) {
    return error(LowerCode.HOSTNAME_WITHOUT_NAMESPACE, name, "this would rename the machine itself")
        .withLabel(uts, "the host's names are shared here");
  }

  static Diagnostic badSecurityValue(Word option, Word value, List<String> words) {
    Word place = value.text().isEmpty() ? option : value;
    Diagnostic finding = error(
        LowerCode.BAD_SECURITY_OPTION, place, "invalid security option '" + option.text() + "'");
    if (words.isEmpty()) {
      return finding.withNote("it needs a value");
    }
    if (value.text().equalsIgnoreCase("confined")) {
      return finding.withNote("they are confined without it: leave the option out");
    }
    return finding
        .didYouMean(
            words.equals(Choices.BOOLEAN)
                ? Nearest.toTruth(value.text())
                : Nearest.to(value.text(), words))
        .withNote("it takes " + String.join(" or ", words));
  }

  /** Neither disable nor PART:VALUE. */
  static Diagnostic badLabel(Word option, Word value, List<String> parts) {
    List<String> words = Stream.concat(
            Stream.of("disable"), parts.stream().map(part -> part + ":VALUE"))
        .toList();
    int equals = value.text().indexOf('=');
    boolean part = equals > 0 && parts.contains(value.text().substring(0, equals));
    Diagnostic finding = badSecurityValue(option, value, words);
    return finding.didYouMean(
        part
            ? Optional.of(value.text().replaceFirst("=", ":"))
            : Nearest.to(value.text(), List.of("disable")));
  }

  static Diagnostic unknownSecurityOption(Word option, Word key, List<String> known) {
    String message = "invalid security option '" + option.text() + "'";
    return error(LowerCode.BAD_SECURITY_OPTION, key, message)
        .didYouMean(Nearest.to(key.text(), known))
        .withNote("known: " + String.join(", ", known));
  }

  /** Where Dockerfile has no comments, but a word that starts like one. */
  static Diagnostic trailingComment(Word start) {
    return badPort(start).withNote(NO_TRAILING_COMMENT);
  }

  static Diagnostic unknownSignal(Word word, Collection<String> names) {
    Diagnostic finding =
        error(LowerCode.UNKNOWN_SIGNAL, word, "no signal is called '" + word.text() + "'");
    return word.text().contains(" #")
        ? finding.withNote(NO_TRAILING_COMMENT)
        : finding
            .didYouMean(Nearest.to(word.text(), names))
            .withNote("a signal is a number or a name, such as " + String.join(", ", names));
  }

  static Diagnostic badPort(Word word) {
    Diagnostic finding =
        error(LowerCode.BAD_PORT, word, "'" + word.text() + "' is not PORT[-END][/PROTOCOL]");
    return word.text().matches("[0-9]+(,[0-9]+)*,?")
        ? finding
            .didYouMean(Optional.of(Words.withoutComma(word.text()).replace(',', ' ')))
            .withNote("several ports have blanks between them, not commas")
        : finding;
  }

  static Diagnostic portsBackwards(Word ports, String forwards) {
    String message = "the range " + ports.text() + " is backwards";
    return error(LowerCode.BAD_PORT, ports, message).didYouMean(Optional.of(forwards));
  }

  static Diagnostic portTooHigh(Word word, long highest) {
    return error(
        LowerCode.BAD_PORT,
        word,
        "'" + word.text() + "' is out of range: ports are 0 to " + highest);
  }

  static Diagnostic badProtocol(Word protocol, List<String> names) {
    return error(LowerCode.BAD_PORT, protocol, "unknown protocol '" + protocol.text() + "'")
        .didYouMean(Nearest.to(protocol.text(), names))
        .withNote("a port is PORT[-END][/PROTOCOL], and known are " + String.join(", ", names));
  }

  static Diagnostic badHealthcheckTime(Word time) {
    return error(LowerCode.BAD_HEALTHCHECK, time, time.text() + " is less than 1ms, or too long");
  }

  static Diagnostic emptyAnnotation(Word word) {
    return error(LowerCode.BAD_ANNOTATION, word, "an annotation needs a name");
  }
}
