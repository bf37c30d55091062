package dev.jdf.registry;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user's {@code registries.conf} says of registries: mirrors, other places, and what is
 * blocked. Source: containers-registries.conf(5), of podman, skopeo and buildah. Its short names are
 * not for us: those are docker's.
 */
record RegistriesConf(List<Rule> rules) {

  private static final int MOST = 1 << 20;

  /** Registries or repositories whose names begin alike. */
  record Rule(String prefix, String location, Flags flags, List<Mirror> mirrors) {}

  record Flags(boolean insecure, boolean blocked, boolean mirrorsByDigestOnly) {}

  /** Where to ask first. */
  record Mirror(String location, boolean insecure, String pull) {
    boolean isFor(boolean digest) {
      return pull.isEmpty() || pull.equals("all") || pull.equals("digest-only") == digest;
    }
  }

  static RegistriesConf read(Map<String, String> environment) throws Refusal {
    List<Rule> rules = new ArrayList<>();
    for (Path file : files(environment)) {
      for (Rule rule : rules(file)) {
        // Of what is said twice, the last word counts.
        rules.removeIf(it -> it.prefix().equals(rule.prefix()));
        rules.add(rule);
      }
    }
    return new RegistriesConf(rules);
  }

  /** The user's file, or else the machine's, and what lies in the folders beside both. */
  private static List<Path> files(Map<String, String> environment) throws Refusal {
    String named = environment.getOrDefault("CONTAINERS_REGISTRIES_CONF", "");
    if (!named.isEmpty()) {
      return List.of(Path.of(named));
    }
    Path system = Path.of("/etc/containers");
    String home = environment.getOrDefault("HOME", "");
    Path own = home.startsWith("/") ? Path.of(home, ".config/containers") : system;
    List<Path> files = new ArrayList<>();
    Path main = own.resolve("registries.conf");
    files.add(Files.exists(main) ? main : system.resolve("registries.conf"));
    for (Path folder : own.equals(system) ? List.of(system) : List.of(system, own)) {
      files.addAll(parts(folder.resolve("registries.conf.d")));
    }
    files.removeIf(file -> !Files.exists(file));
    return files;
  }

  private static List<Path> parts(Path folder) throws Refusal {
    List<Path> parts = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.conf")) {
        all.forEach(parts::add);
      } catch (IOException e) {
        throw new Refusal(RegistryCode.BAD_SETTINGS, SettingsFault.unreadable(folder, e));
      }
    }
    parts.sort(Comparator.naturalOrder());
    return parts;
  }

  private static List<Rule> rules(Path file) throws Refusal {
    try (InputStream in = Files.newInputStream(file)) {
      Findings findings = new Findings();
      SourceFile source = SourceFile.decode(file.toString(), in.readNBytes(MOST));
      Optional<List<Rule>> rules = JsonReader.tree(source, JsonReader.Format.TOML, findings)
          .flatMap(it -> Fields.decode(
              it,
              Fields.Dialect.LENIENT,
              findings,
              fields -> fields.objects("registry", RegistriesConf::rule)));
      List<Diagnostic> faults = findings.check(rules).findings();
      if (!faults.isEmpty()) {
        throw SettingsFault.in(source, faults.get(0));
      }
      return rules.orElse(List.of());
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw new Refusal(RegistryCode.BAD_SETTINGS, SettingsFault.unreadable(file, e));
    }
  }

  private static Rule rule(Fields f) {
    String location = f.text("location").orElse("");
    String prefix = f.text("prefix").filter(it -> !it.isEmpty()).orElse(location);
    Flags flags = new Flags(f.flag("insecure"), f.flag("blocked"), f.flag("mirror-by-digest-only"));
    return new Rule(prefix, location, flags, f.objects("mirror", RegistriesConf::mirror));
  }

  private static Mirror mirror(Fields f) {
    return new Mirror(
        f.requiredText("location"),
        f.flag("insecure"),
        f.text("pull-from-mirror").orElse(""));
  }

  /**
   * Where to ask for {@code reference}, in that order; the last is the registry itself.
   *
   * @throws Refusal if it is blocked
   */
  List<Endpoint> endpoints(RegistryReference reference) throws Refusal {
    String name = reference.registry() + "/" + reference.repository();
    Optional<Rule> rule = rules.stream()
        .filter(it -> !matched(it.prefix(), name).isEmpty())
        .max(Comparator.comparingInt(it -> it.prefix().length()));
    if (rule.isEmpty()) {
      return List.of(new Endpoint(reference.registry(), reference.repository(), false, false));
    }
    if (rule.get().flags().blocked()) {
      throw new Refusal(
              RegistryCode.BLOCKED, "registries.conf blocks " + rule.get().prefix())
          .withNote("it was asked for " + reference);
    }
    return endpoints(rule.get(), name, reference.digest().isPresent());
  }

  private static List<Endpoint> endpoints(Rule rule, String name, boolean digest) throws Refusal {
    String matched = matched(rule.prefix(), name);
    String rest = name.substring(matched.length());
    List<Endpoint> endpoints = new ArrayList<>();
    for (Mirror mirror : rule.mirrors()) {
      if (mirror.isFor(digest) && (digest || !rule.flags().mirrorsByDigestOnly())) {
        endpoints.add(endpoint(mirror.location() + rest, mirror.insecure(), true));
      }
    }
    String location = rule.location().isEmpty() ? matched : rule.location();
    endpoints.add(endpoint(location + rest, rule.flags().insecure(), false));
    return endpoints;
  }

  private static Endpoint endpoint(String name, boolean insecure, boolean mirror) throws Refusal {
    // A name with a dot or a port in its first part is one of a registry, never a short one.
    RegistryReference reference = RegistryReference.parse(name)
        .value()
        .orElseThrow(() -> new Refusal(
            RegistryCode.BAD_SETTINGS, "registries.conf leads to " + name + ", which is no image"));
    return new Endpoint(reference.registry(), reference.repository(), insecure, mirror);
  }

  /** So much of the name as the prefix stands for; nothing if it does not. */
  private static String matched(String prefix, String name) {
    if (prefix.startsWith("*.")) {
      String host = name.substring(0, name.indexOf('/'));
      return host.replaceFirst(":\\d+$", "").endsWith(prefix.substring(1)) ? host : "";
    }
    boolean fits = name.startsWith(prefix)
        && (name.length() == prefix.length() || name.charAt(prefix.length()) == '/');
    return fits && !prefix.isEmpty() ? prefix : "";
  }
}
