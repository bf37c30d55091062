package dev.jdf.registry;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Believes what one of several believes; those are made when they are needed. */
final class FirstBelief extends X509ExtendedTrustManager {

  /** Makes one of those who may believe. */
  interface Source {
    X509ExtendedTrustManager open() throws IOException, GeneralSecurityException;
  }

  /** A question to one of them. */
  private interface Question {
    void ask(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private final List<Source> sources;

  FirstBelief(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  /** The first doubt is the one that is told. */
  private void ask(Question question) throws CertificateException {
    CertificateException doubt = new CertificateException("nobody to ask");
    for (int i = 0; i < sources.size(); i++) {
      try {
        question.ask(sources.get(i).open());
        return;
      } catch (CertificateException e) {
        doubt = i == 0 ? e : doubt;
      } catch (IOException | GeneralSecurityException e) {
        throw new CertificateException(e.getMessage(), e);
      }
    }
    throw doubt;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    ask(manager -> manager.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    ask(manager -> manager.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    ask(manager -> manager.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw noServer();
  }

  private static CertificateException noServer() {
    return new CertificateException("this is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
