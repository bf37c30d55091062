package dev.jdf.registry;

import dev.jdf.store.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * The folders {@code certs.d/HOST} of docker and podman: whom to believe ({@code *.crt}), and who we are
 * ({@code *.cert}, each with its {@code .key}). Source: docker's "Verify repository client with
 * certificates", containers-certs.d(5).
 */
record CertificateFolders(List<Path> folders) {

  private static final String CERTIFICATE = ".cert";
  private static final String KEY = ".key";

  /** The keys are in memory alone. */
  private static final char[] PASSWORD = {'x'};

  /** Those of the user and of the machine for {@code host}. */
  static CertificateFolders of(Map<String, String> environment, String host) {
    String home = environment.getOrDefault("HOME", "");
    List<String> places = new ArrayList<>(List.of("/etc/docker", "/etc/containers"));
    if (home.startsWith("/")) {
      places.add(home + "/.config/docker");
      places.add(home + "/.config/containers");
    }
    return new CertificateFolders(places.stream()
        .map(place -> Path.of(place, "certs.d", host))
        .filter(Files::isDirectory)
        .toList());
  }

  /** The files of those who vouch for the host. */
  List<Path> authorities() throws Refusal {
    return files(".crt");
  }

  /** Who we are for the host; nobody where there is no certificate. */
  KeyManager[] own() throws IOException, GeneralSecurityException {
    List<Path> keys = new ArrayList<>(files(KEY));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Path file : files(CERTIFICATE)) {
      Path key = renamed(file, CERTIFICATE, KEY);
      if (!keys.remove(key)) {
        throw bad(file, "has no key beside it, " + key.getFileName());
      }
      Certificate[] chain = read(file).toArray(Certificate[]::new);
      store.setKeyEntry(
          file.toString(), new ClientKey(key).read(chain[0].getPublicKey()), PASSWORD, chain);
    }
    if (!keys.isEmpty()) {
      Path key = keys.get(0);
      throw bad(
          key, "has no certificate beside it, " + renamed(key, KEY, CERTIFICATE).getFileName());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  private static Path renamed(Path file, String from, String to) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - from.length()) + to);
  }

  private List<Path> files(String end) throws Refusal {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + end)) {
        all.forEach(files::add);
      } catch (IOException e) {
        throw bad(folder, "cannot be read");
      }
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }

  /** The certificates in a file, one at least. */
  static List<Certificate> read(Path file) throws Refusal {
    try {
      List<Certificate> all = List.copyOf(CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
      if (!all.isEmpty()) {
        return all;
      }
    } catch (IOException | GeneralSecurityException e) {
      // As one without any.
    }
    throw bad(file, "has no certificates that can be read");
  }

  private static Refusal bad(Path file, String fault) {
    return new Refusal(RegistryCode.BAD_SETTINGS, file + " " + fault);
  }
}
