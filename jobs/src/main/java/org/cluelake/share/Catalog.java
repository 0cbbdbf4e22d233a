package org.cluelake.share;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cluelake.recipient.Recipient;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;
import org.cluelake.run.TableFile;

/**
 * What each recipient may see: the one share with its one schema, and in it the tables that exist
 * and that the recipient may take. What it may not see does not exist for it.
 */
final class Catalog {

  private static final int ID_DIGITS = 32;

  private final String share;
  private final String schema;
  private final Map<String, Recipient> recipients;
  private final List<TableSource> tables;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * A catalog.
   *
   * @throws PipelineException of kind CONFIG where a recipient names a table that is not shared
   */
  Catalog(String share, String schema, List<Recipient> recipients, List<TableSource> tables) {
    this.share = share;
    this.schema = schema;
    this.tables = List.copyOf(tables);
    this.recipients =
        recipients.stream()
            .filter(r -> r.kind() == Recipient.Kind.PROVINCE)
            .collect(Collectors.toUnmodifiableMap(Recipient::id, Function.identity()));
    List<String> names = tables.stream().map(TableSource::name).toList();
    for (Recipient recipient : this.recipients.values()) {
      for (String table : recipient.tables()) {
        if (!names.contains(table)) {
          throw PipelineException.of(
              ErrorKind.CONFIG,
              "recipients.yaml: %s takes %s, which is none of the shared tables %s",
              recipient.id(),
              table,
              names);
        }
      }
    }
  }

  String share() {
    return share;
  }

  String schema() {
    return schema;
  }

  /** A province by its id; banks and operators take files, not tables. */
  Optional<Recipient> recipient(String id) {
    return Optional.ofNullable(recipients.get(id));
  }

  /** The tables of a recipient that exist. */
  List<TableSource> tables(Recipient recipient) {
    return allowed(recipient).stream().filter(t -> t.newest().isPresent()).toList();
  }

  /** Refuses a share that is not this one; names do not depend on case. */
  void share(String name) {
    if (!name.equalsIgnoreCase(share)) {
      throw Refusal.notFound("the share");
    }
  }

  /** Refuses a schema that is not this one. */
  void schema(String shareName, String name) {
    share(shareName);
    if (!name.equalsIgnoreCase(schema)) {
      throw Refusal.notFound("the schema");
    }
  }

  /** A table of a recipient by its names. */
  TableSource table(Recipient recipient, String shareName, String schemaName, String name) {
    schema(shareName, schemaName);
    return allowed(recipient).stream()
        .filter(t -> t.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("the table"));
  }

  /** The name a file has outside: always the same, and nothing can be read from it. */
  static String id(TableSource table, TableFile file) {
    return Sha256.hex(table.name() + "|" + file.uri()).substring(0, ID_DIGITS);
  }

  /** A file of a recipient by its name outside, looked for among its own province's files alone. */
  Optional<Found> file(Recipient recipient, String id) {
    for (TableSource table : tables(recipient)) {
      TableFile file = files(table, recipient.scope()).get(id);
      if (file != null) {
        return Optional.of(new Found(table, file));
      }
    }
    return Optional.empty();
  }

  private Map<String, TableFile> files(TableSource table, String province) {
    long version = table.newest().orElseThrow().version();
    return known
        .compute(
            table.name() + "/" + province,
            (key, before) ->
                before != null && before.version() == version
                    ? before
                    : new Known(
                        version,
                        table.files(version, province).stream()
                            .collect(
                                Collectors.toUnmodifiableMap(
                                    f -> id(table, f), Function.identity()))))
        .byId();
  }

  private List<TableSource> allowed(Recipient recipient) {
    return tables.stream()
        .filter(t -> recipient.tables().isEmpty() || recipient.tables().contains(t.name()))
        .toList();
  }

  /** A file and its table. */
  record Found(TableSource table, TableFile file) {}

  private record Known(long version, Map<String, TableFile> byId) {}
}
