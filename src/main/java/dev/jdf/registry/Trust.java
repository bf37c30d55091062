package dev.jdf.registry;

import dev.jdf.store.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed: those that Java believes, those that the machine does, and for one
 * registry those in docker's and podman's {@code certs.d} folders, which also say who we are.
 */
record Trust(Map<String, String> environment) {

  /** Where Debian and its kin, Fedora and its kin, and Alpine keep them. */
  private static final List<Path> OF_THE_MACHINE = List.of(
      Path.of("/etc/ssl/certs/ca-certificates.crt"),
      Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
      Path.of("/etc/ssl/cert.pem"));

  /** What is used for connections to {@code host}. */
  SSLContext context(String host, boolean insecure) throws IOException {
    CertificateFolders folders = CertificateFolders.of(environment, host);
    TrustManager manager = insecure ? new AnyCertificate() : new FirstBelief(sources(folders));
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(folders.own(), new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS in this Java: " + e.getMessage(), e);
    }
  }

  private List<FirstBelief.Source> sources(CertificateFolders folders) throws IOException {
    List<FirstBelief.Source> sources = new ArrayList<>();
    sources.add(() -> manager(null));
    List<Path> files = own(folders);
    if (!files.isEmpty()) {
      sources.add(() -> manager(store(files)));
    }
    OF_THE_MACHINE.stream()
        .filter(Files::isReadable)
        .findFirst()
        .ifPresent(file -> sources.add(() -> manager(store(List.of(file)))));
    return sources;
  }

  /** $SSL_CERT_FILE, as Go's programs have it, and the folders for the host. */
  private List<Path> own(CertificateFolders folders) throws Refusal {
    List<Path> files = new ArrayList<>();
    String file = environment.getOrDefault("SSL_CERT_FILE", "");
    if (!file.isEmpty()) {
      files.add(Path.of(file));
    }
    files.addAll(folders.authorities());
    return files;
  }

  private static KeyStore store(List<Path> files) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Path file : files) {
      for (Certificate certificate : CertificateFolders.read(file)) {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
      }
    }
    return store;
  }

  /** What believes in the certificates of {@code store}, or of Java if it is null. */
  private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager trust) {
        return trust;
      }
    }
    throw new GeneralSecurityException("no trust manager for certificates");
  }
}
