package org.cluelake.airflow;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Where a server is and how long it may take.
 *
 * @param base address in front of {@code /api/v2} and {@code /auth/token}, without a slash at its
 *     end; a path prefix is allowed
 * @param credentials who asks
 * @param connect bound of making a connection
 * @param answer bound of one whole answer, its body included
 */
public record AirflowServer(URI base, Credentials credentials, Duration connect, Duration answer) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Refuses addresses that are none, and secrets over an open line. */
  public AirflowServer {
    if (base.getHost() == null
        || !Set.of("http", "https").contains(base.getScheme())
        || base.getRawUserInfo() != null
        || base.getRawQuery() != null) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "the Airflow address wants the form https://host:port or https://host/prefix, without"
              + " name, password or query");
    }
    if (base.getScheme().equals("http") && !LOOPBACK.contains(base.getHost())) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "the Airflow address of %s is plain http: password and token would travel in the open;"
              + " use https, or a tunnel that ends on this machine",
          base.getHost());
    }
    base = URI.create(base.toString().replaceAll("/+$", ""));
  }

  /** A server with the usual bounds: 5 s to connect, 30 s to answer. */
  public static AirflowServer of(URI base, Credentials credentials) {
    return new AirflowServer(base, credentials, Duration.ofSeconds(5), Duration.ofSeconds(30));
  }
}
