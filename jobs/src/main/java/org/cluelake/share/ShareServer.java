package org.cluelake.share;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.PipelineException;
import org.cluelake.run.TableVersion;

/**
 * The server: who calls, how often, which part answers, and a line of audit for every call.
 *
 * <p>It stands on the JDK's own HTTP server. What it needs (fixed lengths, HEAD, TLS, a pool of
 * threads, limits on connections and on slow requests) is there, and every other server would be a
 * second stack of network code beside Spark's, to be kept safe for years.
 */
public final class ShareServer implements AutoCloseable {

  /** Path of the protocol's endpoint. */
  public static final String ENDPOINT = "delta-sharing";

  private static final String FILES = "files";
  private static final String PACKAGES = "packages";

  private final ShareSettings settings;
  private final HttpServer http;
  private final ExecutorService threads;
  private final Catalog catalog;
  private final SharingApi sharing;
  private final Optional<PackageFiles> packages;
  private final TokenFile tokens;
  private final UrlKeys keys;
  private final AuditLog audit;
  private final RateLimit limit;
  private final InFlight inFlight;
  private final InstantSource clock;
  private final Consumer<String> failures;
  private final String url;

  private ShareServer(
      ShareSettings settings,
      ShareState state,
      Catalog catalog,
      Optional<Path> packages,
      InstantSource clock,
      Consumer<String> failures) {
    this.settings = settings;
    this.catalog = catalog;
    this.packages = packages.map(PackageFiles::new);
    this.clock = clock;
    this.failures = failures;
    tokens = new TokenFile(state.tokens());
    TokenBook checked = tokens.book();
    if (checked.entries().isEmpty()) {
      failures.accept("no token has been issued yet; share token issue makes one");
    }
    keys = new UrlKeys(state.urlKeys());
    keys.createIfAbsent();
    UrlKeys.Key unused = keys.newest();
    limit = new RateLimit(settings.callsPerMinute());
    inFlight = new InFlight(settings.transfersAtOnce());
    bounds(settings);
    http = Tls.open(settings.listen(), state.keystore(), state.keystorePassword());
    audit = new AuditLog(state.audit());
    threads = Executors.newFixedThreadPool(settings.threads());
    url =
        settings.publicUrl().isEmpty()
            ? "%s://%s:%d"
                .formatted(
                    state.keystore().isPresent() ? "https" : "http",
                    settings.listen().getHostString(),
                    http.getAddress().getPort())
            : settings.publicUrl();
    sharing =
        new SharingApi(
            catalog, new TableApi(keys, clock, settings.urlTtl(), url + "/" + FILES + "/"));
    http.setExecutor(threads);
    http.createContext("/", this::handle);
  }

  /**
   * Starts a server.
   *
   * @param failures takes a line for each failure that an operator should see
   * @throws PipelineException of kind CONFIG where a table cannot be shared, a recipient names one
   *     that is not shared, or TLS is missing
   */
  public static ShareServer start(
      ShareSettings settings,
      ShareState state,
      List<Recipient> recipients,
      List<TableSource> tables,
      Optional<Path> packages,
      InstantSource clock,
      Consumer<String> failures) {
    // Each table says here whether it can be shared at all.
    for (TableSource table : tables) {
      Optional<TableVersion> unused = table.newest();
    }
    Catalog catalog = new Catalog(settings.share(), settings.schema(), recipients, tables);
    ShareServer server = new ShareServer(settings, state, catalog, packages, clock, failures);
    server.http.start();
    return server;
  }

  /**
   * The JDK's server reads its bounds once, from system properties. A connection holds at most one
   * call, so the queue before the threads is bounded as well.
   */
  private static void bounds(ShareSettings settings) {
    System.setProperty("jdk.httpserver.maxConnections", Integer.toString(settings.connections()));
    System.setProperty(
        "sun.net.httpserver.maxIdleConnections", Integer.toString(settings.connections()));
    System.setProperty(
        "sun.net.httpserver.maxReqTime", Long.toString(settings.requestTime().toSeconds()));
    System.setProperty(
        "sun.net.httpserver.maxRspTime", Long.toString(settings.transferTime().toSeconds()));
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What pullers call, without a slash at its end. */
  public String url() {
    return url;
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      Call call = new Call(exchange);
      if (!inFlight.enter()) {
        call.refuse(Refusal.unavailable("the server is being stopped"));
        return;
      }
      try {
        answer(call);
      } finally {
        inFlight.leave();
      }
    } catch (IOException e) {
      // The puller went away; the audit line says that the answer is not whole.
    }
  }

  private void answer(Call call) throws IOException {
    try {
      if (!audit.isWriting()) {
        throw Refusal.unavailable("the audit log cannot be written");
      }
      route(call);
    } catch (Refusal refusal) {
      call.refuse(refusal);
    } catch (PipelineException e) {
      failures.accept(e.getMessage());
      call.refuse(
          switch (e.kind()) {
            case DATA -> Refusal.badRequest(e.getMessage());
            case CONFIG -> Refusal.misconfigured();
            default -> Refusal.failed();
          });
    } catch (RuntimeException e) {
      failures.accept(call.endpoint() + " failed: " + e.getClass().getName());
      call.refuse(Refusal.failed());
    } catch (IOException e) {
      if (call.status() == 0) {
        failures.accept(call.endpoint() + " could not be read: " + e.getClass().getName());
        call.refuse(Refusal.failed());
      }
      throw e;
    } finally {
      audit.write(call, clock.instant().toString());
    }
  }

  private void route(Call call) throws IOException {
    List<String> path = call.path();
    String first = path.isEmpty() ? "" : path.get(0);
    List<String> rest = path.isEmpty() ? path : path.subList(1, path.size());
    switch (first) {
      case FILES -> file(call, rest);
      case ENDPOINT -> sharing.answer(call, shown(call), rest);
      case PACKAGES -> {
        Recipient recipient = shown(call);
        call.of(PACKAGES);
        call.only("GET", "HEAD");
        PackageFiles files = packages.orElseThrow(() -> Refusal.notFound("the endpoint"));
        transfer(call, recipient, files.file(recipient, rest));
      }
      default -> throw Refusal.notFound("the endpoint");
    }
  }

  /** The recipient whose token the call shows. */
  private Recipient shown(Call call) {
    Recipient recipient =
        tokens
            .book()
            .holder(call.token(), clock.instant())
            .flatMap(catalog::recipient)
            .orElseThrow(Refusal::unauthorized);
    call.by(recipient);
    limit.take(recipient.id(), clock.instant());
    return recipient;
  }

  private void file(Call call, List<String> path) throws IOException {
    call.of(FILES);
    call.only("GET", "HEAD");
    SignedAddress address =
        SignedAddress.checked(
            path.size() == 1 ? path.get(0) : "", call.rawQuery(), keys, clock.instant());
    Recipient recipient =
        catalog
            .recipient(address.recipient())
            .filter(r -> tokens.book().isActive(r.id(), clock.instant()))
            .orElseThrow(() -> Refusal.forbidden("the recipient has no valid token any more"));
    call.by(recipient);
    limit.take(recipient.id(), clock.instant());
    Catalog.Found found =
        catalog
            .file(recipient, address.file())
            .filter(f -> f.file().bytes() == address.size())
            .orElseThrow(() -> Refusal.notFound("the file"));
    call.ofTable(found.table().name(), -1);
    call.gives(1, Math.max(0, found.file().rows()));
    transfer(
        call,
        recipient,
        new Bytes(address.size(), hash(found), offset -> found.table().open(found.file(), offset)));
  }

  /** The lake names a file by the hash of its bytes; another's file is at least never rewritten. */
  private static String hash(Catalog.Found found) {
    String uri = found.file().uri();
    String name = uri.substring(uri.lastIndexOf('/') + 1).replaceFirst("\\.parquet$", "");
    return name.matches("[0-9a-f]{64}") ? name : Catalog.id(found.table(), found.file());
  }

  private void transfer(Call call, Recipient recipient, Bytes bytes) throws IOException {
    inFlight.beginTransfer(recipient.id());
    try {
      bytes.send(call);
    } finally {
      inFlight.endTransfer(recipient.id());
    }
  }

  /** Takes no more calls, lets running ones finish up to a limit, and ends. */
  @Override
  public void close() {
    boolean finished = inFlight.end(settings.stopTime());
    http.stop(0);
    List<Runnable> unused = threads.shutdownNow();
    if (!finished) {
      failures.accept("transfers were cut at the limit of stopTime; their pullers resume by range");
    }
    try {
      audit.close();
    } catch (IOException e) {
      failures.accept("the audit log could not be closed: " + e.getClass().getName());
    }
  }
}
