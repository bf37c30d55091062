package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Trivy DS-0030: a program has no business in a system directory. */
final class SystemWorkdir extends TargetRule {

  private static final Set<String> SYSTEM =
      Set.of("proc", "sys", "dev", "boot", "bin", "sbin", "lib", "lib64", "usr", "etc");

  private static final Set<String> OWN_OF_USR = Set.of("src", "local", "share");

  SystemWorkdir() {
    super(About.of("WORKDIR is no system directory", Level.WARNING));
  }

  /** Paths are followed part by part: a long file may go one directory deeper with each line. */
  @Override
  List<Diagnostic> check(Target target) {
    List<Diagnostic> findings = new ArrayList<>();
    Deque<String> at = new ArrayDeque<>();
    boolean known = false;
    boolean inside = false;
    for (Workdir line : target.all(Workdir.class)) {
      String path = line.path().text();
      if (path.startsWith("/")) {
        at.clear();
        known = true;
        inside = false;
      }
      follow(path, at);
      boolean system = known && isSystem(at);
      if (system && !inside) {
        findings.add(at(line.path().span(), "/" + String.join("/", at) + " belongs to the system")
            .withNote("what the program writes there can change how the system works"));
      }
      inside = system;
    }
    return findings;
  }

  private static void follow(String path, Deque<String> at) {
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        at.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        at.addLast(part);
      }
    }
  }

  private static boolean isSystem(Deque<String> path) {
    List<String> first = path.stream().limit(2).toList();
    boolean own = first.size() == 2 && OWN_OF_USR.contains(first.get(1));
    return !first.isEmpty()
        && SYSTEM.contains(first.get(0))
        && !(first.get(0).equals("usr") && own);
  }
}
