package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cluelake.recipient.Recipient;
import org.cluelake.share.ShareServer;
import org.cluelake.share.ShareSettings;
import org.cluelake.share.ShareState;
import org.cluelake.share.TableSource;
import org.cluelake.share.Tokens;

/** A sharing server over some tables, and the one province that pulls from it. */
record OnePuller(ShareServer server, String token) implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-15T20:00:00Z"));

  /** A file as it is shown to a puller. */
  record Shown(String url, long size) {}

  static OnePuller of(List<TableSource> tables, String province, Path home) throws IOException {
    Recipient recipient =
        new Recipient(
            "puller", Recipient.Kind.PROVINCE, province, List.of(), "a test", Optional.empty());
    Path book = home.resolve("tokens.json");
    ShareServer server =
        ShareServer.start(
            new ShareSettings(
                new InetSocketAddress("127.0.0.1", 0),
                "",
                "cluelake",
                "export",
                Duration.ofMinutes(15),
                1000,
                8,
                8,
                64,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(60)),
            new ShareState(
                book,
                home.resolve("url-keys"),
                home.resolve("audit.jsonl"),
                Optional.empty(),
                home.resolve("password")),
            List.of(recipient),
            tables,
            Optional.empty(),
            CLOCK,
            line -> {});
    Path profile = home.resolve("puller.share");
    Instant unused =
        new Tokens(book, CLOCK).issue(recipient, Duration.ofDays(1), server.url(), profile);
    return new OnePuller(server, JSON.readTree(profile.toFile()).get("bearerToken").asText());
  }

  /** The files of a table's newest version. */
  List<Shown> files(String table) throws IOException, InterruptedException {
    HttpRequest call =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/delta-sharing/shares/cluelake/schemas/export/tables/%s/query"
                        .formatted(server.url(), table)))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<Shown> files = new ArrayList<>();
    for (String line : answer.body().lines().toList()) {
      JsonNode file = JSON.readTree(line).get("file");
      if (file != null) {
        files.add(new Shown(file.get("url").asText(), file.get("size").asLong()));
      }
    }
    return files;
  }

  /** A file's bytes from an offset on. */
  byte[] bytes(String url, long from) throws IOException, InterruptedException {
    HttpRequest call =
        HttpRequest.newBuilder(URI.create(url)).header("Range", "bytes=" + from + "-").build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(206);
    return answer.body();
  }

  @Override
  public void close() {
    server.close();
  }
}
