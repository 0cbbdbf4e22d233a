package org.cluelake.feature;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.Read;
import org.cluelake.run.TextHash;

/**
 * Random small worlds of a step's input, drawn from its contract: so few subjects that keys meet,
 * many ties, nulls where optional, times at midnight and on the hour, amounts on the limits.
 *
 * <p>The worlds lie side by side in one table. Their tokens and case numbers do not overlap, so one
 * query answers all of them.
 */
public final class Worlds {

  private static final int LEAST_ROWS = 20;
  private static final int MOST_ROWS = 60;
  private static final int SUBJECTS = 6;
  private static final int CARDS = 80;
  private static final int HOLDERS = 2;
  private static final int NULL_IN = 5;
  private static final long WORLD = 1_000;
  private static final Property CASE = Tables.CASE_STATE.property("case_id").orElseThrow();
  private static final List<String> AMOUNTS =
      List.of(
          "0.01",
          "1.00",
          "10.00",
          "1.99",
          "2.00",
          "499.99",
          "500.00",
          "511.99",
          "512.00",
          "1023.99",
          "1024.00",
          "8388607.99",
          "8388608.00",
          "99999999.99");
  private static final List<Integer> COUNTS = List.of(0, 0, 1, 1, 2, 3, 15, 16, 599, 600, 900);

  /** Links have been there a night at least, and few enough of them that loops close. */
  private static final List<Integer> LINK_COUNTS = List.of(1, 1, 2, 2, 3, 7, 8, 100, 101);

  private static final List<String> CLOCKS =
      List.of(
          "00:00:00",
          "00:00:01",
          "04:59:59",
          "05:00:00",
          "11:59:59",
          "12:00:00",
          "12:00:00",
          "23:00:00",
          "23:59:00",
          "23:59:59");

  /** What a state remembers of its past lies in its past. */
  private static final Set<String> LOOKING_BACK =
      Set.of(
          "first_paid_on",
          "last_paid_on",
          "seen_on",
          "known_on",
          "last_active_on",
          "month",
          "last_on",
          "closed_on");

  /** Columns that name a region: as many as make a table worth comparing. */
  private static final Set<String> COUNTIES =
      Set.of("code", "region", "victim_region", "opened_region", "registered_region");

  /** Columns whose words the source contracts do not list. */
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("entity_kind", List.of("number", "account", "account", "person", "domain")),
          Map.entry("target_kind", List.of("domain", "domain", "app")),
          Map.entry("role", List.of("caller", "layer", "host", "host")),
          Map.entry("status", List.of("active", "protected", "reissued")),
          Map.entry("tier", List.of("A", "B", "C")),
          Map.entry("change", List.of("added", "kept", "removed")),
          Map.entry("direction", List.of("in", "out")),
          Map.entry("holder_kind", List.of("person", "enterprise")),
          Map.entry("card_kind", List.of("voice", "voice", "data", "iot")),
          Map.entry(
              "network_origin_flags", List.of("vpn", "datacentre|vpn", "overseas", "shared|vpn")),
          Map.entry("currency", List.of("CNY", "CNY", "CNY", "USD")),
          Map.entry(
              "purpose",
              List.of("salary", "SALARY", "Fee", "transfer", "goods", "Loan", "deposit_break")),
          Map.entry("indicator", List.of("VIC1", "SRC1", "SRC3", "SRC4")),
          Map.entry("grade", List.of("urgent", "high", "medium")),
          Map.entry("scam_class", List.of("loan", "brushing", "unknown")));

  /** Words of columns beyond those, whose sources are states themselves. */
  private static final Map<String, List<String>> MORE_WORDS =
      Map.of(
          "text_group", List.of("fraud", "fraud", "ordinary"),
          "subject_kind", List.of("clue", "phone_card", "bank_card"),
          "state", List.of("open", "upheld", "rejected"),
          "caller_class", List.of("mobile", "mobile", "fixed", "service_95"),
          "verdict", List.of("wrong_person", "normal_business", "confirmed_sold"),
          "lifted_by", List.of("objection_upheld", "wrong_person", "normal_business"));

  private final SplittableRandom random;
  private final LocalDate night;

  public Worlds(long seed, LocalDate night) {
    this.random = new SplittableRandom(seed);
    this.night = night;
  }

  /** The rows of an input over some worlds, each a list of literals the kernel reads. */
  public List<String> rows(Read read, int worlds) {
    Set<String> keys = new HashSet<>();
    List<String> rows = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      int wanted = drawn(read.table(), random.nextInt(LEAST_ROWS, MOST_ROWS + 1));
      for (int i = 0; i < wanted; i++) {
        row(read, world, keys, rows);
      }
    }
    return rows;
  }

  /**
   * Few roam, as in life: in a full table everybody would have been abroad on some night. Most
   * accounts of a world deal with each other, or loops would not close.
   */
  private static int drawn(TableContract table, int rows) {
    return table == Tables.ROAMING_DAY
        ? rows / 10
        : table == Tables.MONEY_LINK
            ? 2 * rows
            : table == Tables.SUBSCRIBER_STATE ? 3 * rows : rows;
  }

  private void row(Read read, int world, Set<String> keys, List<String> rows) {
    TableContract table = read.table();
    LocalDate on = night(read);
    Map<String, String> row =
        List.of(table.structType().fields()).stream()
            .collect(
                Collectors.toMap(
                    StructField::name,
                    f -> value(table, f, world, on),
                    (a, b) -> a,
                    LinkedHashMap::new));
    row.computeIfPresent("other_class", (c, v) -> classOf(row.get("other"), v));
    if (table == Tables.MONEY_LINK && row.get("first_out_on").equals("NULL")) {
      // A link is there because one of the two has paid.
      row.computeIfPresent("first_in_on", (c, v) -> v.equals("NULL") ? row.get("last_on") : v);
    }
    String key =
        on + table.primaryKey().stream().map(row::get).collect(Collectors.joining("|", "|", ""));
    if (table.primaryKey().isEmpty() || keys.add(key)) {
      rows.add(String.join(", ", row.values()) + ", DATE '" + on + "'");
    }
  }

  /** The class belongs to the number, whoever calls it. */
  private static String classOf(String other, String otherwise) {
    return other == null ? otherwise : Long.parseLong(other) % 2 == 0 ? "'overseas'" : "'mobile'";
  }

  private LocalDate night(Read read) {
    return switch (read.slice()) {
      case TODAY -> night;
      case WINDOW -> night.minusDays(random.nextInt(Math.min(read.days(), 4)));
      case BEFORE, PUBLISHED_BEFORE -> night.minusDays(1);
      case LATEST -> night.minusDays(7);
    };
  }

  private String value(TableContract table, StructField field, int world, LocalDate on) {
    // Roaming is the exception it is in life, so that calls at home have company too.
    int nullIn = field.name().equals("roaming_country") ? 2 : NULL_IN;
    if (field.nullable() && random.nextInt(nullIn) == 0) {
      return "NULL";
    }
    Property property = table.property(field.name()).orElseThrow();
    DataType type = field.dataType();
    if (property.isToken() && !type.typeName().equals("array")) {
      return Long.toString(world * WORLD + 1 + random.nextInt(subjects(table, field, world)));
    }
    if (type.equals(DataTypes.StringType)) {
      return "'" + word(table, property, world) + "'";
    }
    if (type.equals(DataTypes.BooleanType)) {
      return Boolean.toString(random.nextBoolean());
    }
    if (type.equals(DataTypes.DateType)) {
      LocalDate day = pick(days());
      boolean isLater = LOOKING_BACK.contains(field.name()) && day.isAfter(on);
      return "DATE '" + (isLater ? on : day) + "'";
    }
    if (type.equals(DataTypes.TimestampType)) {
      return "TIMESTAMPTZ '" + instant(field.name(), on) + "+08:00'";
    }
    if (type instanceof DecimalType decimal) {
      return decimal.scale() == 2 && decimal.precision() > 10
          ? pick(AMOUNTS)
          : BigDecimal.valueOf(5, 1).toPlainString();
    }
    if (field.name().equals("out_histogram")) {
      return IntStream.range(0, SizeHistogram.BINS)
          .mapToObj(b -> Integer.toString(random.nextInt(4) == 0 ? random.nextInt(20) : 0))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (field.name().equals("turnover")) {
      return IntStream.range(0, random.nextInt(AccountActivity.MONTHS + 2))
          .mapToObj(m -> pick(AMOUNTS))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (field.name().equals("evidence_keys")) {
      return IntStream.range(0, 2 + random.nextInt(2))
          .mapToObj(k -> "'" + TextHash.of("case:" + word(Tables.CASE_STATE, CASE, world)) + "'")
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (field.name().equals("entities")) {
      int first = random.nextInt(SUBJECTS);
      return IntStream.rangeClosed(first, first + random.nextInt(3))
          .mapToObj(e -> Long.toString(world * WORLD + 1 + e))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (table == Tables.MONEY_LINK) {
      return pick(LINK_COUNTS).toString();
    }
    return type.typeName().equals("array") ? "[]" : pick(COUNTS).toString();
  }

  /** In every other world a few people hold most cards. */
  private static int subjects(TableContract table, StructField field, int world) {
    if (table != Tables.SUBSCRIBER_STATE || world % 2 == 0) {
      return SUBJECTS;
    }
    return field.name().equals("number") ? CARDS : HOLDERS;
  }

  /** Days around the night and around the longest memories, 90 and 180 days. */
  private List<LocalDate> days() {
    return List.of(
        night,
        night,
        night.minusDays(1),
        night.minusDays(1),
        night.plusDays(1),
        night.minusDays(2),
        night.minusDays(89),
        night.minusDays(90),
        night.minusDays(179),
        night.minusDays(180));
  }

  /** An event lies within its own day; what a state remembers may lie anywhere. */
  private String instant(String column, LocalDate on) {
    boolean isEvent = Set.of("at", "started_at", "sent_at", "first_at", "last_at").contains(column);
    LocalDate day = isEvent ? on : pick(days());
    return day + " " + pick(CLOCKS);
  }

  private String word(TableContract table, Property property, int world) {
    String name = property.name();
    if (Set.of("case_id", "other_case", "campaign", "type_allocation_code", "template_hash")
        .contains(name)) {
      return "w%03d-%d".formatted(world, random.nextInt(SUBJECTS));
    }
    if (table == Tables.UNUSUAL_CREDIT && name.equals("kind")) {
      return pick(List.of("new_payer", "new_payer", "loan", "deposit_break"));
    }
    if (table == Tables.PERSON_CROSSING && name.equals("direction")) {
      return pick(List.of("exit", "entry"));
    }
    if (table == Tables.ACCOUNT_STATE && name.equals("kind")) {
      return pick(List.of("debit", "debit", "debit", "credit", "wallet", "merchant"));
    }
    if (table == Tables.SUBSCRIBER_STATE && name.equals("status")) {
      return pick(List.of("active", "suspended", "closed"));
    }
    if (name.endsWith("_id")) {
      return "w%03d-%03d".formatted(world, random.nextInt(MOST_ROWS));
    }
    if (COUNTIES.contains(name)) {
      return "c" + random.nextInt(12);
    }
    List<String> declared = declared(table, name);
    return pick(declared.isEmpty() ? words(name) : declared);
  }

  private static List<String> words(String column) {
    return WORDS.getOrDefault(column, MORE_WORDS.getOrDefault(column, List.of("a", "b", "c")));
  }

  /** The words of the delivered column a clean column comes from. */
  private static List<String> declared(TableContract table, String column) {
    if (WORDS.containsKey(column) && !column.equals("status") && !column.equals("direction")) {
      return List.of();
    }
    Property property = table.property(column).orElseThrow();
    if (!property.constant().isEmpty()) {
      return property.constant();
    }
    if (table.source() == null || property.from().isEmpty()) {
      return List.of();
    }
    List<String> values =
        Tables.feed(table.source())
            .property(property.from().get(0))
            .orElseThrow()
            .options()
            .values();
    return values == null ? List.of() : values;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
