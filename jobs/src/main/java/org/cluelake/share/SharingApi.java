package org.cluelake.share;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.cluelake.recipient.Recipient;

/** The protocol's paths: listings here, a table's answers in {@link TableApi}. */
final class SharingApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GET = "GET";
  private static final int TABLE = 6;

  private final Catalog catalog;
  private final TableApi tables;

  SharingApi(Catalog catalog, TableApi tables) {
    this.catalog = catalog;
    this.tables = tables;
  }

  /** Answers a call whose path behind the endpoint has these segments. */
  void answer(Call call, Recipient recipient, List<String> path) throws IOException {
    if (path.isEmpty() || !path.get(0).equals("shares")) {
      throw Refusal.notFound("the endpoint");
    }
    if (path.size() >= TABLE && path.get(2).equals("schemas") && path.get(4).equals("tables")) {
      table(call, recipient, path);
      return;
    }
    call.of(path.size() % 2 == 1 ? path.get(path.size() - 1) : "share");
    String shape = shape(path);
    switch (shape) {
      case "shares" -> {
        call.only(GET);
        call.json(Pages.of(List.of(share()), call.parameters()));
      }
      case "shares/*" -> {
        call.only(GET);
        catalog.share(path.get(1));
        call.json(JSON.createObjectNode().set("share", share()));
      }
      case "shares/*/schemas" -> {
        call.only(GET);
        catalog.share(path.get(1));
        call.json(
            Pages.of(
                List.of(share("share", catalog.share()).put("name", catalog.schema())),
                call.parameters()));
      }
      case "shares/*/all-tables" -> {
        call.only(GET);
        catalog.share(path.get(1));
        tables(call, recipient);
      }
      case "shares/*/schemas/*/tables" -> {
        call.only(GET);
        catalog.schema(path.get(1), path.get(3));
        tables(call, recipient);
      }
      default -> {
        call.of("unknown");
        throw Refusal.notFound("the endpoint");
      }
    }
  }

  private static String shape(List<String> path) {
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      shape.append(i == 0 ? "" : "/").append(i % 2 == 1 ? "*" : path.get(i));
    }
    return shape.toString();
  }

  private ObjectNode share() {
    return share("name", catalog.share());
  }

  private static ObjectNode share(String key, String value) {
    return JSON.createObjectNode().put(key, value);
  }

  private void tables(Call call, Recipient recipient) throws IOException {
    call.json(
        Pages.of(
            catalog.tables(recipient).stream()
                .map(
                    t ->
                        share("name", t.name())
                            .put("schema", catalog.schema())
                            .put("share", catalog.share()))
                .toList(),
            call.parameters()));
  }

  private void table(Call call, Recipient recipient, List<String> path) throws IOException {
    String what = path.size() == TABLE ? "" : path.size() == TABLE + 1 ? path.get(TABLE) : "?";
    call.of(List.of("version", "metadata", "query", "changes").contains(what) ? what : "table");
    TableSource table = catalog.table(recipient, path.get(1), path.get(3), path.get(5));
    switch (what) {
      case "" -> {
        call.only("HEAD", GET);
        tables.version(call, table);
      }
      case "version" -> {
        call.only(GET, "HEAD");
        tables.version(call, table);
      }
      case "metadata" -> {
        call.only(GET);
        tables.metadata(call, table);
      }
      case "query" -> {
        call.only("POST");
        tables.query(call, recipient, table);
      }
      case "changes" -> {
        call.only(GET);
        tables.changes(call, recipient, table);
      }
      default -> throw Refusal.notFound("the endpoint");
    }
  }
}
