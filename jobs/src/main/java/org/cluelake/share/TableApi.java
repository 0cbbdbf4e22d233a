package org.cluelake.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.TableFile;
import org.cluelake.run.TableVersion;

/**
 * The protocol's answers about one table: version, metadata, query and changes. Every listing of
 * files is asked for the recipient's province before anything else; hints only ever shorten it.
 */
final class TableApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "delta-table-version";

  private final UrlKeys keys;
  private final InstantSource clock;
  private final Duration life;
  private final String files;

  /**
   * Answers whose file addresses live so long.
   *
   * @param files what stands before the name of a file in its address
   */
  TableApi(UrlKeys keys, InstantSource clock, Duration life, String files) {
    this.keys = keys;
    this.clock = clock;
    this.life = life;
    this.files = files;
  }

  void version(Call call, TableSource table) throws IOException {
    Versions versions = new Versions(table);
    String since = call.parameters().get("startingTimestamp");
    long version = since == null ? versions.newest().version() : versions.firstSince(since);
    call.ofTable(table.name(), version);
    call.answers(VERSION, Long.toString(version));
    call.empty();
  }

  void metadata(Call call, TableSource table) throws IOException {
    Map<String, String> asked = call.parameters();
    TableVersion version = new Versions(table).at(asked.get("version"), asked.get("timestamp"));
    send(call, table, version, List.of(), "file", null);
  }

  void query(Call call, Recipient recipient, TableSource table) throws IOException {
    JsonNode body = call.body();
    Versions versions = new Versions(table);
    String start = Versions.text(body, "startingVersion");
    if (start != null) {
      if (body.hasNonNull("version") || body.hasNonNull("timestamp")) {
        throw Refusal.badRequest("give a version or a startingVersion, not both");
      }
      changes(
          call,
          recipient,
          table,
          versions,
          start,
          null,
          Versions.text(body, "endingVersion"),
          null);
      return;
    }
    TableVersion version =
        versions.at(Versions.text(body, "version"), Versions.text(body, "timestamp"));
    String hint = Versions.text(body, "limitHint");
    List<TableFile> own = table.files(version.version(), recipient.scope());
    send(
        call,
        table,
        version,
        hint == null ? own : first(own, Versions.number(hint, "limitHint")),
        "file",
        recipient);
  }

  void changes(Call call, Recipient recipient, TableSource table) throws IOException {
    Map<String, String> asked = call.parameters();
    changes(
        call,
        recipient,
        table,
        new Versions(table),
        asked.get("startingVersion"),
        asked.get("startingTimestamp"),
        asked.get("endingVersion"),
        asked.get("endingTimestamp"));
  }

  private void changes(
      Call call,
      Recipient recipient,
      TableSource table,
      Versions versions,
      String startVersion,
      String startTime,
      String endVersion,
      String endTime)
      throws IOException {
    long first = versions.start(startVersion, startTime);
    long last = versions.end(endVersion, endTime, first);
    List<TableFile> added =
        first > last
            ? List.of()
            : table
                .added(first, last, recipient.scope())
                .orElseThrow(
                    () ->
                        Refusal.badRequest(
                            "the log no longer holds version "
                                + first
                                + "; read the table itself, every event is a row of it"));
    send(call, table, versions.newest(), added, "add", recipient);
  }

  /** As many files as hold the rows of a limit; a file whose rows are not known counts as none. */
  private static List<TableFile> first(List<TableFile> all, long limit) {
    List<TableFile> some = new ArrayList<>();
    long rows = 0;
    for (TableFile file : all) {
      if (rows >= limit) {
        break;
      }
      some.add(file);
      rows += Math.max(0, file.rows());
    }
    return some;
  }

  private void send(
      Call call,
      TableSource table,
      TableVersion version,
      List<TableFile> some,
      String word,
      Recipient recipient)
      throws IOException {
    Capabilities capabilities = Capabilities.of(call.header(Capabilities.HEADER));
    call.ofTable(table.name(), version.version());
    call.gives(some.size(), some.stream().mapToLong(f -> Math.max(0, f.rows())).sum());
    call.answers(VERSION, Long.toString(version.version()));
    call.answers(Capabilities.HEADER, capabilities.header());
    List<JsonNode> lines = new ArrayList<>();
    lines.add(
        JSON.createObjectNode()
            .set("protocol", JSON.createObjectNode().put("minReaderVersion", 1)));
    lines.add(JSON.createObjectNode().set("metaData", metadata(version)));
    Instant now = clock.instant();
    for (TableFile file : some) {
      lines.add(JSON.createObjectNode().set(word, line(table, file, recipient, now)));
    }
    if (capabilities.endLine()) {
      ObjectNode end = JSON.createObjectNode();
      if (!some.isEmpty()) {
        end.put("minUrlExpirationTimestamp", now.plus(life).getEpochSecond() * 1000);
      }
      lines.add(JSON.createObjectNode().set("endStreamAction", end));
    }
    call.lines(lines);
  }

  /** Size and number of files are left out: they would count other provinces' rows. */
  private static ObjectNode metadata(TableVersion version) {
    ObjectNode data = JSON.createObjectNode().put("id", version.id());
    data.putObject("format").put("provider", "parquet");
    data.put("schemaString", version.schemaString());
    version.partitionColumns().forEach(data.putArray("partitionColumns")::add);
    data.putObject("configuration").put("enableChangeDataFeed", "true");
    return data;
  }

  private ObjectNode line(TableSource table, TableFile file, Recipient recipient, Instant now) {
    String id = Catalog.id(table, file);
    SignedAddress address = SignedAddress.of(recipient.id(), id, file.bytes(), now, life);
    ObjectNode line =
        JSON.createObjectNode().put("url", files + address.signed(keys)).put("id", id);
    ObjectNode partition = line.putObject("partitionValues");
    file.partition().forEach(partition::put);
    line.put("size", file.bytes());
    if (file.stats() != null) {
      line.put("stats", file.stats());
    }
    if (file.version() >= 0) {
      line.put("version", file.version()).put("timestamp", file.timestamp());
    }
    return line.put("expirationTimestamp", address.expires() * 1000);
  }
}
