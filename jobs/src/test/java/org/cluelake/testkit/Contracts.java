package org.cluelake.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.contract.FeedSpec;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;

/** Contracts as they were or will be, made from today's. */
public final class Contracts {

  private Contracts() {}

  /** A column; one of a version after the first was added by it. */
  public static Property column(String name, String type, boolean required, int since) {
    return new Property(
        name,
        null,
        type,
        required,
        false,
        null,
        "A column.",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        since);
  }

  /** A column of a feed, or the clean column that comes from it. */
  public static Property delivered(String name, boolean clean, int since) {
    return new Property(
        name,
        clean ? null : "string",
        clean ? "string" : null,
        false,
        false,
        null,
        "A column.",
        null,
        clean ? List.of(name) : null,
        null,
        null,
        null,
        null,
        null,
        since);
  }

  /** The contract with other columns. */
  public static TableContract of(TableContract table, List<Property> columns) {
    return changed(table, table.version(), table.subject(), table.feed(), columns);
  }

  /** The contract's next version, with a column more. */
  public static TableContract with(TableContract table, Property column) {
    List<Property> columns = new ArrayList<>(table.properties());
    columns.add(column);
    return changed(table, table.version() + 1, table.subject(), table.feed(), columns);
  }

  /** The feed whose deliveries by an older version are taken too. */
  public static TableContract accepting(TableContract feed, Integer from) {
    FeedSpec f = feed.feed();
    FeedSpec spec =
        new FeedSpec(
            f.owner(),
            f.charsets(),
            f.zone(),
            f.earliest(),
            f.maxFileBytes(),
            f.maxRowChars(),
            f.reference(),
            f.eventTime(),
            from);
    return changed(feed, feed.version(), feed.subject(), spec, feed.properties());
  }

  /** The contract bucketed by a column. */
  public static TableContract bucketed(TableContract table, String subject) {
    return changed(table, table.version(), subject, table.feed(), table.properties());
  }

  /** The contract with a rule on a column. */
  public static TableContract ruled(TableContract table, String column, String rule) {
    return of(
        table,
        table.properties().stream()
            .map(p -> p.name().equals(column) ? copy(p, p.primaryKey(), rule) : p)
            .toList());
  }

  /** The contract with a column in its key. */
  public static TableContract keyed(TableContract table, String column) {
    return of(
        table,
        table.properties().stream()
            .map(p -> p.name().equals(column) ? copy(p, true, p.rule()) : p)
            .toList());
  }

  /** Columns with one in the place of another. */
  public static List<Property> replaced(List<Property> columns, String name, Property by) {
    return columns.stream().map(p -> p.name().equals(name) ? by : p).toList();
  }

  private static Property copy(Property p, boolean key, String rule) {
    return new Property(
        p.name(),
        p.logicalType(),
        p.physicalType(),
        p.required(),
        key,
        p.classification(),
        p.description(),
        p.options(),
        p.from(),
        p.constant(),
        p.token(),
        p.derivedBeforeToken(),
        p.onlyWhere(),
        rule,
        p.since());
  }

  private static TableContract changed(
      TableContract table, int version, String subject, FeedSpec feed, List<Property> columns) {
    return new TableContract(
        table.name(),
        table.layer(),
        version,
        table.description(),
        subject,
        table.sortedBy(),
        table.purpose(),
        table.state(),
        table.source(),
        feed,
        columns,
        table.rules());
  }

  /** Every file below a folder. */
  public static List<Path> tree(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
