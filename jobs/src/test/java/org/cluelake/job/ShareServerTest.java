package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cluelake.job.SharedLake.NIGHT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cluelake.contract.Tables;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;
import org.cluelake.share.ShareServer;
import org.cluelake.share.ShareSettings;
import org.cluelake.share.ShareState;
import org.cluelake.share.Tokens;
import org.cluelake.share.UrlKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sharing server over a lake of its own, called as a puller calls it. */
class ShareServerTest {

  private static final Instant START = Instant.parse("2026-03-15T20:00:00Z");
  private static final Recipient EAST = province("east", "960000", List.of());
  private static final Recipient WEST = province("west", "970000", List.of("export_clue"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLUES = "shares/cluelake/schemas/export/tables/export_clue";

  @TempDir private Path home;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private volatile Instant now = START;
  private SharedLake lake;
  private ShareServer server;
  private String east;
  private String west;

  @BeforeEach
  void twoNights() throws IOException {
    lake = new SharedLake(home.resolve("lake"));
    lake.publish(
        Tables.EXPORT_CLUE, NIGHT, 1, Map.of("960000", "new e1\nnew e2\n", "970000", "new w1\n"));
    lake.publish(Tables.EXPORT_CLUE, NIGHT.plusDays(1), 2, Map.of("960000", "recalled e1\n"));
    lake.publish(Tables.EXPORT_PHONE_CARD, NIGHT, 1, Map.of("970000", "new 13\n"));
    east = issued(EAST);
    west = issued(WEST);
    start(1000);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listingsShowARecipientWhatItMayTakeInPages() throws Exception {
    assertThat(json("shares", east).toString()).isEqualTo("{\"items\":[{\"name\":\"cluelake\"}]}");
    assertThat(json("shares/CLUELAKE", east).toString())
        .isEqualTo("{\"share\":{\"name\":\"cluelake\"}}");
    assertThat(json("shares/cluelake/schemas", east).toString())
        .isEqualTo("{\"items\":[{\"share\":\"cluelake\",\"name\":\"export\"}]}");
    assertThat(names(json("shares/cluelake/all-tables", east)))
        .as("tables that exist")
        .containsExactly("export_clue", "export_phone_card");
    assertThat(names(json("shares/cluelake/schemas/EXPORT/tables", west)))
        .containsExactly("export_clue");
    JsonNode first = json("shares/cluelake/all-tables?maxResults=1", east);
    assertThat(names(first)).containsExactly("export_clue");
    JsonNode second =
        json(
            "shares/cluelake/all-tables?maxResults=1&pageToken="
                + first.get("nextPageToken").asText(),
            east);
    assertThat(names(second)).containsExactly("export_phone_card");
    assertThat(second.has("nextPageToken")).isFalse();
  }

  @Test
  void everyRecipientGetsItsOwnRowsAlone() throws Exception {
    assertThat(rows(query("{}", east))).containsExactly("new e1", "new e2", "recalled e1");
    assertThat(rows(query("{}", west))).containsExactly("new w1");
    assertThat(
            rows(
                query(
                    "{\"predicateHints\":[\"province_code = '970000'\"],"
                        + "\"jsonPredicateHints\":\"{}\"}",
                    east)))
        .as("a hint widens nothing")
        .containsExactly("new e1", "new e2", "recalled e1");
    assertThat(rows(query("{\"limitHint\":1}", east))).containsExactly("new e1", "new e2");
    assertThat(rows(query("{\"version\":0}", east))).containsExactly("new e1", "new e2");
    assertThat(rows(changes("startingVersion=0", west))).containsExactly("new w1");
  }

  @Test
  void answersHaveTheShapeOfTheProtocol() throws Exception {
    HttpResponse<String> answer = post(CLUES + "/query", "{}", east);
    assertThat(answer.headers().firstValue("delta-table-version")).contains("1");
    assertThat(answer.headers().firstValue("delta-sharing-capabilities"))
        .contains("responseformat=parquet");
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/x-ndjson");
    List<JsonNode> lines = lines(answer);
    assertThat(lines.get(0).toString()).isEqualTo("{\"protocol\":{\"minReaderVersion\":1}}");
    JsonNode metadata = lines.get(1).get("metaData");
    assertThat(metadata.get("partitionColumns").toString())
        .isEqualTo("[\"province_code\",\"biz_date\"]");
    assertThat(JSON.readTree(metadata.get("schemaString").asText()).get("type").asText())
        .isEqualTo("struct");
    assertThat(metadata.has("size")).as("counts other provinces").isFalse();
    JsonNode file = lines.get(2).get("file");
    assertThat(file.get("partitionValues").toString())
        .isEqualTo("{\"biz_date\":\"2026-03-02\",\"province_code\":\"960000\"}");
    assertThat(file.get("size").asLong()).isEqualTo(14);
    assertThat(file.get("expirationTimestamp").asLong())
        .isEqualTo(START.plusSeconds(900).toEpochMilli());
    assertThat(lines).as("no endStreamAction unasked").hasSize(4);
    assertThat(lines(get(CLUES + "/metadata", east))).hasSize(2);
    assertThat(lines(post(CLUES + "/query", "{}", east)).get(2).get("file").get("id"))
        .isEqualTo(file.get("id"));

    HttpResponse<String> asked =
        send(
            call(CLUES + "/query", east)
                .header(
                    "delta-sharing-capabilities",
                    "responseformat=delta,parquet;includeendstreamaction=true")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(lines(asked).get(4).has("endStreamAction")).isTrue();
    assertThat(
            send(call(CLUES + "/metadata", east)
                    .header("delta-sharing-capabilities", "responseformat=delta"))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void versionsAreToldByHeadAndGetAndByTime() throws Exception {
    for (String method : List.of("GET", "HEAD")) {
      HttpResponse<String> answer =
          send(call(CLUES + "/version", east).method(method, HttpRequest.BodyPublishers.noBody()));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("delta-table-version")).contains("1");
    }
    assertThat(
            get(CLUES + "/version?startingTimestamp=2020-01-01T00:00:00Z", east)
                .headers()
                .firstValue("delta-table-version"))
        .contains("0");
    assertThat(get(CLUES + "/version?startingTimestamp=2999-01-01T00:00:00Z", east).statusCode())
        .isEqualTo(400);
    assertThat(query("{\"timestamp\":\"2999-01-01T00:00:00Z\"}", east)).hasSize(4);
    assertThat(
            post(CLUES + "/query", "{\"timestamp\":\"2020-01-01T00:00:00Z\"}", east).statusCode())
        .isEqualTo(400);
  }

  /** Four publications, one of an older night; whoever comes at whichever times misses nothing. */
  @Test
  void aPullerWhoComesLateMissesNothing() throws Exception {
    SharedLake other = new SharedLake(home.resolve("late"));
    server.close();
    lake = other;
    List<String> sent = new ArrayList<>();
    List<List<String>> pulled = new ArrayList<>();
    List<Integer> next = new ArrayList<>();
    for (int puller = 0; puller < 8; puller++) {
      pulled.add(new ArrayList<>());
      next.add(0);
    }
    int[] nights = {2, 0, 2, 1};
    for (int p = 0; p < nights.length; p++) {
      String event = (p == 2 ? "recalled " : "new ") + p;
      sent.add(event);
      lake.publish(
          Tables.EXPORT_CLUE,
          NIGHT.plusDays(nights[p]),
          p + 1,
          Map.of("960000", event + "\n", "970000", "new w" + p + "\n"));
      if (p == 0) {
        start(1000);
      }
      for (int puller = 0; puller < pulled.size(); puller++) {
        // The three bits of a puller say after which of the first three publications it came.
        if (p == nights.length - 1 || (puller >> p & 1) == 1) {
          List<JsonNode> lines = changes("startingVersion=" + next.get(puller), east);
          pulled.get(puller).addAll(rows(lines));
          next.set(puller, p + 1);
        }
      }
    }
    assertThat(pulled).allSatisfy(own -> assertThat(own).containsExactlyElementsOf(sent));
    assertThat(rows(changes("startingVersion=4", east))).as("nothing yet").isEmpty();
    assertThat(rows(query("{\"startingVersion\":2}", east))).containsExactly("recalled 2", "new 3");
    assertThat(rows(changes("startingVersion=1&endingVersion=1", east))).containsExactly("new 1");
    assertThat(rows(query("{}", east))).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void changesThatCannotBeToldAreRefused() throws Exception {
    lake.commit(
        Tables.EXPORT_CLUE,
        2,
        "{\"commitInfo\":{\"timestamp\":1,\"operation\":\"DELETE\"}}",
        "{\"remove\":{\"path\":\"x.parquet\",\"dataChange\":true,\"deletionTimestamp\":1}}");
    HttpResponse<String> answer = get(CLUES + "/changes?startingVersion=0", east);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("takes rows away");
    assertThat(rows(changes("startingVersion=0&endingVersion=1", east))).hasSize(3);

    Files.delete(lake.log(Tables.EXPORT_CLUE).resolve("%020d.json".formatted(0)));
    assertThat(get(CLUES + "/changes?startingVersion=0&endingVersion=1", east).statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shares/other | 404",
        "shares/cluelake/schemas/other/tables | 404",
        "shares/cluelake/schemas/export/tables/nothing/version | 404",
        "shares/cluelake/schemas/export/tables/export_bank_card/metadata | 404",
        "shares/cluelake/schemas/export/tables/export_clue/query | 405",
        "shares/cluelake/schemas/export/tables/export_clue/queries/1 | 404",
        "shares/cluelake/schemas/export/tables/export_clue/changes | 400",
        "shares/cluelake/schemas/export/tables/export_clue/changes?startingVersion=-1 | 400",
        "shares/cluelake/schemas/export/tables/export_clue/changes?startingVersion=9 | 400",
        "shares/cluelake/schemas/export/tables/export_clue/metadata?version=9 | 400",
        "shares/cluelake/all-tables?maxResults=x | 400",
        "shares/cluelake/all-tables?pageToken=x | 400",
        "shares/%zz | 400",
        "shares/..%2f..%2fetc/schemas | 404",
        "nothing | 404",
      })
  void whatIsNotThereOrNotRightIsSaidInTheProtocolsErrorBody(String path, int status)
      throws Exception {
    Answer answer = raw("GET /delta-sharing/" + path, "Authorization: Bearer " + east);
    assertThat(answer.status()).isEqualTo(status);
    if (!path.contains("%zz")) {
      JsonNode body = JSON.readTree(answer.body());
      assertThat(body.get("errorCode").asText()).isNotEmpty();
      assertThat(body.get("message").asText()).isNotEmpty();
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void aForeignTableDoesNotExist() throws Exception {
    String cards = CLUES.replace("export_clue", "export_phone_card");
    assertThat(get(cards + "/metadata", west).statusCode()).isEqualTo(404);
    assertThat(get(cards + "/metadata", east).statusCode()).isEqualTo(200);
    assertThat(rows(lines(post(cards + "/query", "{}", east)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "{\"version\":\"x\"}",
        "{\"version\":-1}",
        "{\"version\":{}}",
        "{\"version\":0,\"timestamp\":\"2026-03-15T20:00:00Z\"}",
        "{\"limitHint\":1.5}",
        "{\"timestamp\":\"yesterday\"}",
        "{\"version\":0,\"startingVersion\":0}"
      })
  void aBodyThatIsNoQueryIsRefused(String body) throws Exception {
    assertThat(post(CLUES + "/query", body, east).statusCode()).isEqualTo(400);
  }

  @Test
  void aHugeBodyIsRefusedUnread() throws Exception {
    assertThat(post(CLUES + "/query", " ".repeat(2 << 20), east).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic eDp5"})
  void withoutATokenNothingIsSaid(String header) throws Exception {
    HttpRequest.Builder call = HttpRequest.newBuilder(uri("shares/cluelake/all-tables"));
    HttpResponse<String> answer =
        send(header.isEmpty() ? call : call.header("Authorization", header));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("UNAUTHENTICATED").doesNotContain("export");
  }

  @Test
  void aTokenThatEndedOrWasRevokedEndsItsFileAddressesToo() throws Exception {
    String address = address(east);
    assertThat(bytes(address).statusCode()).isEqualTo(200);
    tokens().revoke("east");
    assertThat(get("shares", east).statusCode()).isEqualTo(401);
    assertThat(bytes(address).statusCode()).isEqualTo(403);
    now = now.plus(Duration.ofDays(180));
    assertThat(get("shares", west).statusCode()).isEqualTo(401);
  }

  @Test
  void aFileIsGivenWholeInPiecesAndByHead() throws Exception {
    String address = address(east);
    HttpResponse<String> whole = bytes(address);
    assertThat(whole.body()).isEqualTo("new e1\nnew e2\n");
    String tag = whole.headers().firstValue("etag").orElseThrow();
    assertThat(tag).isEqualTo("\"" + Sha256.hex("new e1\nnew e2\n") + "\"");
    HttpResponse<String> piece = bytes(address, "Range", "bytes=4-5");
    assertThat(piece.statusCode()).isEqualTo(206);
    assertThat(piece.body()).isEqualTo("e1");
    assertThat(piece.headers().firstValue("content-range")).contains("bytes 4-5/14");
    assertThat(piece.headers().firstValue("content-length")).contains("2");
    assertThat(bytes(address, "Range", "bytes=7-", "If-Range", tag).body()).isEqualTo("new e2\n");
    assertThat(bytes(address, "Range", "bytes=7-", "If-Range", "\"other\"").statusCode())
        .isEqualTo(200);
    HttpResponse<String> behind = bytes(address, "Range", "bytes=14-");
    assertThat(behind.statusCode()).isEqualTo(416);
    assertThat(behind.headers().firstValue("content-range")).contains("bytes */14");
    HttpResponse<String> head =
        send(
            HttpRequest.newBuilder(URI.create(address))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.headers().firstValue("content-length")).contains("14");
    assertThat(head.headers().firstValue("accept-ranges")).contains("bytes");
  }

  @Test
  void anAddressIsRefusedOnceItEndedWasChangedOrIsAnothers() throws Exception {
    String own = address(east);
    String foreign = address(west);
    String id = own.replaceAll(".*/files/([0-9a-f]+).*", "$1");
    String foreignId = foreign.replaceAll(".*/files/([0-9a-f]+).*", "$1");
    List<String> bad =
        List.of(
            own.replace(id, foreignId),
            own.replace("recipient=east", "recipient=west"),
            own.replaceAll("exp=([0-9]+)", "exp=9$1"),
            own.replace("size=14", "size=15"),
            own.replace(id, "..%2f..%2flake.json"),
            own.replace(id, "x/" + id),
            own.substring(0, own.indexOf('?')));
    for (String address : bad) {
      assertThat(bytes(address).statusCode()).as(address).isEqualTo(403);
    }
    Answer climbing = raw("GET /files/../../" + id + own.substring(own.indexOf('?')), "X: y");
    assertThat(climbing.status()).isGreaterThanOrEqualTo(400);
    now = now.plus(Duration.ofMinutes(15));
    assertThat(bytes(own).statusCode()).as("replayed after its time").isEqualTo(403);
    assertThat(bytes(address(east)).statusCode()).isEqualTo(200);
  }

  /** A right that was signed, say by a key that leaked, still opens no other province's file. */
  @Test
  void theFileOfAnotherProvinceIsNotFoundEvenUnderAGoodSignature() throws Exception {
    String foreign = address(west);
    tokens().revoke("west");
    server.close();
    start(1000, List.of(EAST, province("west", "960000", List.of())));
    now = now.plusSeconds(1);
    Path again = home.resolve("again");
    Instant unused = tokens().issue(WEST, Duration.ofDays(1), server.url(), again);
    assertThat(bytes(foreign.replaceAll("^http://[^/]+", server.url())).statusCode())
        .as("west is another province by now")
        .isEqualTo(404);
  }

  @Test
  void aKeyIsRotatedUnderARunningServer() throws Exception {
    String before = address(east);
    UrlKeys keys = new UrlKeys(home.resolve("state/url-keys"));
    keys.rotate();
    assertThat(bytes(before).statusCode()).isEqualTo(200);
    assertThat(address(east)).contains("kid=k2");
    keys.rotate();
    assertThat(bytes(before).statusCode()).isEqualTo(403);
  }

  @Test
  void tooManyCallsAreToldWhenToComeAgain() throws Exception {
    server.close();
    start(3);
    for (int i = 0; i < 3; i++) {
      assertThat(get("shares", east).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> answer = get("shares", east);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).contains("20");
    assertThat(get("shares", west).statusCode()).as("others are not held up").isEqualTo(200);
    now = now.plusSeconds(20);
    assertThat(get("shares", east).statusCode()).isEqualTo(200);
  }

  @Test
  void everyCallHasItsAuditLineWithoutTokenAddressOrValue() throws Exception {
    List<String> rows = rows(query("{}", east));
    assertThat(get("shares", "wrong").statusCode()).isEqualTo(401);
    server.close();
    String text = Files.readString(home.resolve("state/audit.jsonl"));
    List<JsonNode> audit = new ArrayList<>();
    for (String line : text.lines().toList()) {
      audit.add(JSON.readTree(line));
    }
    assertThat(audit).hasSize(4);
    assertThat(audit.get(0).toString())
        .startsWith(
            "{\"time\":\"2026-03-15T20:00:00Z\",\"recipient\":\"east\",\"method\":\"POST\","
                + "\"endpoint\":\"query\",\"table\":\"export_clue\",\"version\":1,\"rows\":3,"
                + "\"files\":2,");
    assertThat(audit.get(1).get("bytes").asLong()).isEqualTo(14);
    assertThat(audit.get(3).get("recipient").isNull()).isTrue();
    assertThat(audit.get(3).get("status").asInt()).isEqualTo(401);
    assertThat(text).doesNotContain(east).doesNotContain("sig=").doesNotContain("Bearer");
    assertThat(rows).noneMatch(text::contains);
  }

  @Test
  void aSlowRequestHoldsUpNobodyElse() throws Exception {
    URI url = URI.create(server.url());
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket(url.getHost(), url.getPort());
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                ("POST /delta-sharing/"
                        + CLUES
                        + "/query HTTP/1.1\r\nHost: x\r\nAuthorization:"
                        + " Bearer "
                        + east
                        + "\r\nContent-Length: 5\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(get("shares", east).statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void onlyTablesSplitByProvinceThatEveryClientReadsAreShared() throws Exception {
    lake.commit(
        Tables.EXPORT_CLUE,
        2,
        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":"
            + "[\"deletionVectors\"],\"writerFeatures\":[\"deletionVectors\"]}}");
    assertThatThrownBy(() -> start(1000))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("reader version 3");
    assertThat(get(CLUES + "/metadata", east).statusCode()).as("while it runs").isEqualTo(400);
    assertThat(failures).anyMatch(f -> f.contains("reader version 3"));

    Files.createDirectories(lake.log(Tables.EXPORT_BANK_CARD));
    lake.commit(
        Tables.EXPORT_BANK_CARD,
        0,
        "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}",
        "{\"metaData\":{\"id\":\"i\",\"format\":{\"provider\":\"parquet\",\"options\":{}},"
            + "\"schemaString\":\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":"
            + "\\\"province_code\\\",\\\"type\\\":\\\"string\\\",\\\"nullable\\\":true,"
            + "\\\"metadata\\\":{}}]}\",\"partitionColumns\":[],\"configuration\":{}}}");
    Files.delete(lake.log(Tables.EXPORT_CLUE).resolve("%020d.json".formatted(2)));
    assertThatThrownBy(() -> start(1000)).hasMessageContaining("not partitioned by province_code");
  }

  @Test
  void aServerThatOthersCanReachNeedsAKeystore() {
    ShareSettings open = settings(new InetSocketAddress("0.0.0.0", 0), 10);
    assertThatThrownBy(() -> start(open, List.of(EAST))).hasMessageContaining("needs a keystore");
    assertThatThrownBy(
            () ->
                start(
                    settings(new InetSocketAddress("127.0.0.1", 0), 10),
                    List.of(province("x", "980000", List.of("feature_secret")))))
        .hasMessageContaining("feature_secret");
  }

  @Test
  void packagesAreGivenOfTheOwnProvinceAlone() throws Exception {
    Path folder = home.resolve("packages/2026-03-02/1");
    for (String province : List.of("960000", "970000")) {
      Files.createDirectories(folder.resolve(province));
      Path unused = Files.writeString(folder.resolve(province + "/clues.csv"), "of " + province);
      unused = Files.writeString(folder.resolve(province + "/MANIFEST.json"), "{}");
    }
    String file = server.url() + "/packages/2026-03-02/1/clues.csv";
    HttpResponse<String> answer = bytes(file, "Authorization", "Bearer " + east);
    assertThat(answer.body()).isEqualTo("of 960000");
    assertThat(answer.headers().firstValue("etag")).contains("\"" + Sha256.hex("of 960000") + "\"");
    assertThat(bytes(file, "Authorization", "Bearer " + west, "Range", "bytes=3-").body())
        .isEqualTo("970000");
    assertThat(bytes(file).statusCode()).isEqualTo(401);
    for (String bad :
        List.of(
            "2026-03-02/1/970000",
            "2026-03-02/1/..%2f970000%2fclues.csv",
            "2026-03-03/1/clues.csv",
            "..%2f/1/clues.csv",
            "2026-03-02/1/nothing.csv",
            "2026-03-02/1/960000/clues.csv")) {
      assertThat(
              bytes(server.url() + "/packages/" + bad, "Authorization", "Bearer " + east)
                  .statusCode())
          .as(bad)
          .isEqualTo(404);
    }
    Files.delete(folder.resolve("960000/MANIFEST.json"));
    assertThat(bytes(file, "Authorization", "Bearer " + east).statusCode())
        .as("not finished")
        .isEqualTo(404);
  }

  @Test
  void aStoppingServerFinishesWhatRuns() throws Exception {
    String big = "x".repeat(64 << 20);
    lake.publish(Tables.EXPORT_CLUE, NIGHT.plusDays(2), 3, Map.of("960000", big));
    List<JsonNode> lines = query("{}", east);
    String address = lines.get(lines.size() - 1).get("file").get("url").asText();
    HttpResponse<InputStream> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    Thread stopping = new Thread(server::close);
    stopping.start();
    try (InputStream in = answer.body()) {
      assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(big.length());
    }
    stopping.join();
    assertThat(failures).isEmpty();
    assertThatThrownBy(() -> get("shares", east)).isInstanceOf(IOException.class);
  }

  private void start(int callsPerMinute) {
    start(callsPerMinute, List.of(EAST, WEST));
  }

  private void start(int callsPerMinute, List<Recipient> recipients) {
    start(settings(new InetSocketAddress("127.0.0.1", 0), callsPerMinute), recipients);
  }

  private void start(ShareSettings settings, List<Recipient> recipients) {
    InstantSource clock = () -> now;
    server =
        ShareServer.start(
            settings,
            new ShareState(
                home.resolve("state/tokens.json"),
                home.resolve("state/url-keys"),
                home.resolve("state/audit.jsonl"),
                Optional.empty(),
                home.resolve("state/password")),
            recipients,
            lake.sources(),
            Optional.of(home.resolve("packages")),
            clock,
            failures::add);
  }

  private static ShareSettings settings(InetSocketAddress listen, int callsPerMinute) {
    return new ShareSettings(
        listen,
        "",
        "cluelake",
        "export",
        Duration.ofMinutes(15),
        callsPerMinute,
        8,
        8,
        64,
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        Duration.ofSeconds(60));
  }

  private Tokens tokens() {
    return new Tokens(home.resolve("state/tokens.json"), () -> now);
  }

  private String issued(Recipient recipient) throws IOException {
    Path profile = home.resolve(recipient.id() + ".share");
    Instant unused = tokens().issue(recipient, Duration.ofDays(180), "http://x/", profile);
    return JSON.readTree(profile.toFile()).get("bearerToken").asText();
  }

  private static Recipient province(String id, String code, List<String> tables) {
    return new Recipient(id, Recipient.Kind.PROVINCE, code, tables, "a test", Optional.empty());
  }

  private URI uri(String path) {
    return URI.create(server.url() + "/delta-sharing/" + path);
  }

  private HttpRequest.Builder call(String path, String token) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder call) throws Exception {
    return http.send(call.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return send(call(path, token));
  }

  private HttpResponse<String> post(String path, String body, String token) throws Exception {
    return send(call(path, token).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode json(String path, String token) throws Exception {
    return JSON.readTree(get(path, token).body());
  }

  private static List<String> names(JsonNode page) {
    List<String> names = new ArrayList<>();
    page.get("items").forEach(i -> names.add(i.get("name").asText()));
    return names;
  }

  private static List<JsonNode> lines(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : answer.body().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private List<JsonNode> query(String body, String token) throws Exception {
    return lines(post(CLUES + "/query", body, token));
  }

  private List<JsonNode> changes(String parameters, String token) throws Exception {
    return lines(get(CLUES + "/changes?" + parameters, token));
  }

  /** The rows of the files that lines name, fetched as a client does. */
  private List<String> rows(List<JsonNode> lines) throws Exception {
    List<String> rows = new ArrayList<>();
    for (JsonNode line : lines.subList(2, lines.size())) {
      JsonNode file = line.has("file") ? line.get("file") : line.get("add");
      rows.addAll(bytes(file.get("url").asText()).body().lines().toList());
    }
    return rows;
  }

  private String address(String token) throws Exception {
    return query("{}", token).get(2).get("file").get("url").asText();
  }

  private HttpResponse<String> bytes(String address, String... headers) throws Exception {
    HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(address));
    return send(headers.length == 0 ? call : call.headers(headers));
  }

  private record Answer(int status, String body) {}

  /** A call as it is written here, which a client's own library might put right. */
  private Answer raw(String line, String header) throws IOException {
    URI url = URI.create(server.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              (line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(
          Integer.parseInt(answer.substring(9, 12)),
          answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
  }
}
