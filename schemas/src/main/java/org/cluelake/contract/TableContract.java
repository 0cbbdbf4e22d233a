package org.cluelake.contract;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One table or delivered feed, as declared in {@code schemas/tables/<layer>/<name>.yaml}.
 *
 * <p>Every stored table also carries the columns of {@link #SLICE_COLUMNS}: they partition it and
 * say which night and which generation a row belongs to. A contract therefore never declares them.
 *
 * @param name snake_case table name, unique within its layer
 * @param layer the floor it stands on
 * @param version raised whenever a reader must act; see {@code schemas/CHANGES.md}
 * @param description what one row is
 * @param subject the token column a feed-sized table is bucketed and sorted by, or null
 * @param sortedBy further sort columns within a file, after the subject
 * @param purpose null, or what alone the table may be used for: {@code dispatch} or {@code region}
 * @param state whether a slice is the whole picture as of its night rather than that night's rows
 * @param source the delivered feed a clean table is made from, or null
 * @param feed how it is delivered; source contracts only
 * @param properties the columns
 * @param rules rules across columns
 */
public record TableContract(
    String name,
    Layer layer,
    int version,
    String description,
    String subject,
    List<String> sortedBy,
    String purpose,
    boolean state,
    String source,
    FeedSpec feed,
    List<Property> properties,
    List<Rule> rules)
    implements Serializable {

  /** The business date of a row: the night it was made for. */
  public static final String BIZ_DATE = "biz_date";

  /** The generation of that night, from 1; readers follow the published one. */
  public static final String GEN = "gen";

  /** The bucket of the subject's token; bucketed tables only. */
  public static final String BUCKET = "bucket";

  /** The province an exported row is for; export tables only. */
  public static final String PROVINCE = "province_code";

  /** Partition columns every stored table has besides its own columns; export tables differ. */
  public static final List<String> SLICE_COLUMNS = List.of(BIZ_DATE, GEN);

  public TableContract {
    sortedBy = sortedBy == null ? List.of() : List.copyOf(sortedBy);
    properties = List.copyOf(properties);
    rules = rules == null ? List.of() : List.copyOf(rules);
  }

  /** The unique id, such as {@code clean.telecom_call}. */
  public String id() {
    return layer.id() + "." + name;
  }

  /** Whether the table is split into buckets of its subject. */
  public boolean isBucketed() {
    return subject != null;
  }

  /** Partition columns in order. */
  public List<String> partitionColumns() {
    if (layer == Layer.EXPORT) {
      return List.of(PROVINCE, BIZ_DATE);
    }
    return isBucketed() ? List.of(BIZ_DATE, GEN, BUCKET) : SLICE_COLUMNS;
  }

  /** The column of that name. */
  public Optional<Property> property(String column) {
    return properties.stream().filter(p -> p.name().equals(column)).findFirst();
  }

  /**
   * The contract as an earlier version had it, as far as columns go: without those added since. Its
   * rules are today's.
   */
  public TableContract atVersion(int earlier) {
    return new TableContract(
        name,
        layer,
        earlier,
        description,
        subject,
        sortedBy,
        purpose,
        state,
        source,
        feed,
        properties.stream().filter(p -> p.since() <= earlier).toList(),
        rules);
  }

  /** The oldest version a delivery may follow; feeds only. */
  public int oldestAccepted() {
    return feed.acceptsFrom() == null ? version : feed.acceptsFrom();
  }

  /** Columns added after the first version, in order: a file written before them lacks them. */
  public List<String> laterColumns() {
    return properties.stream().filter(p -> p.since() > 1).map(Property::name).toList();
  }

  /** Names of the declared columns, in order. */
  public List<String> columns() {
    return properties.stream().map(Property::name).toList();
  }

  /** Columns of the natural key, in order. */
  public List<String> primaryKey() {
    return properties.stream().filter(Property::primaryKey).map(Property::name).toList();
  }

  /** Columns holding tokens: masked in logs, never given statistics. */
  public List<String> tokenColumns() {
    return properties.stream().filter(Property::isToken).map(Property::name).toList();
  }

  /** How many rows of this clean table one accepted delivered row becomes. */
  public int legs() {
    return properties.stream()
        .mapToInt(p -> Math.max(p.from().size(), p.constant().size()))
        .max()
        .orElse(1);
  }

  /** The declared columns as a Spark type, each with its sentence as the comment. */
  public StructType structType() {
    StructField[] fields =
        properties.stream()
            .map(
                p ->
                    new StructField(
                        p.name(),
                        PhysicalTypes.spark(p.physicalType()),
                        !p.required(),
                        comment(p.description())))
            .toArray(StructField[]::new);
    return new StructType(fields);
  }

  /**
   * All rules a stored row satisfies: required columns, column rules, row rules, by reason code.
   */
  public Map<String, String> rowRules() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Property p : properties) {
      if (p.required()) {
        all.put("REQUIRED:" + p.name(), '"' + p.name() + "\" IS NOT NULL");
      }
      if (p.rule() != null) {
        all.put("RULE:" + p.name(), p.rule());
      }
    }
    rules.forEach(r -> all.put(r.name(), r.expression()));
    return Collections.unmodifiableMap(all);
  }

  private static Metadata comment(String text) {
    return new MetadataBuilder().putString("comment", text).build();
  }
}
