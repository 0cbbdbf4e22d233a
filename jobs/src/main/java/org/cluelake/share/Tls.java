package org.cluelake.share;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The bare server: TLS 1.2 or newer, or plain where nobody but this machine can reach it. */
final class Tls {

  private Tls() {}

  static HttpServer open(InetSocketAddress listen, Optional<Path> keystore, Path passwordFile) {
    if (listen.isUnresolved()) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "sharing.yaml: the host of listen is not known on this machine");
    }
    if (keystore.isEmpty() && !listen.getAddress().isLoopbackAddress()) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "sharing.yaml: %s can be reached from other machines and needs a keystore; make one with"
              + " keytool -genkeypair, or listen on 127.0.0.1 behind a gateway that ends TLS",
          listen.getHostString());
    }
    try {
      if (keystore.isEmpty()) {
        return HttpServer.create(listen, 0);
      }
      SSLContext context = context(keystore.get(), passwordFile);
      HttpsServer server = HttpsServer.create(listen, 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters safe = getSSLContext().getDefaultSSLParameters();
              safe.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
              parameters.setSSLParameters(safe);
            }
          });
      return server;
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.RESOURCE,
          "port %d of %s cannot be listened on; end what holds it or choose another",
          listen.getPort(),
          listen.getHostString());
    }
  }

  private static SSLContext context(Path keystore, Path passwordFile) {
    char[] password = OwnerFile.read(passwordFile).strip().toCharArray();
    try (InputStream in = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw PipelineException.causedBy(
          e,
          ErrorKind.CONFIG,
          "keystore %s cannot be opened with the password in %s",
          keystore,
          passwordFile);
    }
  }
}
