package org.cluelake.card;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.cluelake.contract.TableContract;
import org.cluelake.run.TextHash;

/**
 * One row of a card's facts in, its list row out, in the order both lists' contracts share. Dates
 * come and go as days of the epoch, so the session's choice of date classes does not matter.
 */
final class CardRows implements FlatMapFunction<Row, Row>, Serializable {

  private static final long serialVersionUID = 1L;

  /** What is read of a signal. */
  static final String SIGNAL_FIELDS = "detector, signal_id, score, reason, evidence_keys, network";

  /** What a row goes on from, as read from last night's list. */
  static final String LAST_FIELDS =
      """
      holder, tier, change, unix_date(starts_on) AS starts_on,
      transform(tier_ends, e -> struct(e.tier AS tier, unix_date(e.ends_on) AS ends_on)) AS ends,
      findings, signals, evidence_keys, entry_id""";

  /** What is read of a lifted row. */
  static final String LIFT_FIELDS = "subject_id, lifted_by, evidence_keys";

  private static final String OBJECTION_UPHELD = "objection_upheld";

  private final ListConf.Rules rules;
  private final String subjectKind;
  private final int version;
  private final LocalDate date;

  /**
   * Rows of one list.
   *
   * @param subjectKind what answers and objections call an entry of the list
   */
  CardRows(ListConf.Rules rules, String subjectKind, int version, LocalDate date) {
    this.rules = rules;
    this.subjectKind = subjectKind;
    this.version = version;
    this.date = date;
  }

  /** List rows of cards' facts, in the contract's columns. */
  Dataset<Row> of(Dataset<Row> cards, TableContract list) {
    StructType plain = list.structType();
    StructField[] fields = plain.fields().clone();
    for (String date : List.of("starts_on", "ends_on")) {
      fields[plain.fieldIndex(date)] = new StructField(date, IntegerType, false, Metadata.empty());
    }
    fields[plain.fieldIndex("tier_ends")] =
        new StructField(
            "tier_ends",
            DataType.fromDDL("array<struct<tier:string,ends_on:int>>"),
            false,
            Metadata.empty());
    return cards
        .flatMap(this, Encoders.row(new StructType(fields)))
        .withColumn("starts_on", expr("date_from_unix_date(starts_on)"))
        .withColumn("ends_on", expr("date_from_unix_date(ends_on)"))
        .withColumn(
            "tier_ends",
            expr(
                "transform(tier_ends, e ->"
                    + " struct(e.tier AS tier, date_from_unix_date(e.ends_on) AS ends_on))"));
  }

  @Override
  public Iterator<Row> call(Row card) {
    long entity = card.getAs("entity");
    List<Card.Naming> namings =
        rows(card, "namings").map(CardRows::naming).sorted(Card.Naming.EARLIEST_FIRST).toList();
    Row holding = card.getAs("holding");
    Integer since = holding == null ? null : holding.<Integer>getAs("since");
    Row last = card.getAs("last");
    Set<String> lifted = new TreeSet<>();
    rows(card, "lifts").forEach(l -> lifted.addAll(l.getList(l.fieldIndex("evidence_keys"))));
    boolean isLifted =
        last != null
            && rows(card, "lifts")
                .anyMatch(
                    l ->
                        OBJECTION_UPHELD.equals(l.getAs("lifted_by"))
                            && l.getAs("subject_id").equals(last.getAs("entry_id")));
    CardFacts facts =
        new CardFacts(
            rows(card, "signals").map(s -> pattern(s, entity)).toList(),
            namings,
            card.getAs("is_named"),
            card.getAs("is_barred"),
            isLifted,
            lifted,
            holding == null ? null : holding.getAs("holder"),
            since == null ? null : LocalDate.ofEpochDay(since),
            last == null ? null : last(last, namings));
    return new CardNight(rules, date)
        .card(facts).stream().map(c -> row(entity, c, isLifted)).iterator();
  }

  private static CardFacts.Pattern pattern(Row r, long entity) {
    List<String> evidence = new ArrayList<>();
    r.<String>getList(r.fieldIndex("evidence_keys")).forEach(k -> evidence.add(TextHash.of(k)));
    List<Long> others =
        r.<Long>getList(r.fieldIndex("network")).stream().filter(n -> n != entity).toList();
    others.forEach(n -> evidence.add(TextHash.of("linked:" + n)));
    return new CardFacts.Pattern(finding(r, "signal_id"), evidence, !others.isEmpty());
  }

  private static Card last(Row r, List<Card.Naming> namings) {
    SortedMap<Tier, LocalDate> ends = new TreeMap<>();
    rows(r, "ends")
        .forEach(
            e ->
                ends.put(
                    Tier.valueOf(e.getAs("tier")),
                    LocalDate.ofEpochDay(e.<Integer>getAs("ends_on"))));
    return new Card(
        r.getAs("holder"),
        Tier.valueOf(r.getAs("tier")),
        Card.Change.valueOf(r.<String>getAs("change").toUpperCase(Locale.ROOT)),
        LocalDate.ofEpochDay(r.<Integer>getAs("starts_on")),
        ends,
        rows(r, "findings").map(f -> finding(f, "signal")).toList(),
        new TreeSet<>(r.<String>getList(r.fieldIndex("signals"))),
        new TreeSet<>(r.<String>getList(r.fieldIndex("evidence_keys"))),
        namings);
  }

  private static Card.Finding finding(Row r, String signal) {
    return new Card.Finding(
        r.getAs("detector"), r.getAs(signal), r.getAs("score"), r.getAs("reason"));
  }

  private static Card.Naming naming(Row r) {
    return new Card.Naming(
        r.getAs("case_id"), r.getAs("role"), LocalDate.ofEpochDay(r.<Integer>getAs("accepted_on")));
  }

  private static Stream<Row> rows(Row r, String column) {
    return r.<Row>getList(r.fieldIndex(column)).stream();
  }

  private Row row(long entity, Card c, boolean isLifted) {
    ListConf.TierRule rule = rules.tier(c.tier());
    return RowFactory.create(
        entity,
        c.holder(),
        c.tier().name(),
        c.score(),
        c.change().name().toLowerCase(Locale.ROOT),
        reasons(c, isLifted),
        rule.legalBasis(),
        rule.action(),
        (int) c.startsOn().toEpochDay(),
        (int) c.endsOn().toEpochDay(),
        texts(c.signals()),
        c.cases(),
        TextHash.of(c.evidence()),
        rules.objection(),
        texts(c.evidence()),
        c.ends().entrySet().stream()
            .map(e -> RowFactory.create(e.getKey().name(), (int) e.getValue().toEpochDay()))
            .toArray(Row[]::new),
        c.findings().stream()
            .map(f -> RowFactory.create(f.detector(), f.signal(), f.score(), f.reason()))
            .toArray(Row[]::new),
        version,
        TextHash.of(subjectKind + "|" + entity + "|" + c.startsOn()),
        isLifted ? OBJECTION_UPHELD : null);
  }

  private static String[] reasons(Card c, boolean isLifted) {
    List<String> reasons = new ArrayList<>();
    if (isLifted) {
      reasons.add("Taken off because an objection was upheld");
    }
    if (c.tier() == Tier.A && !c.namings().isEmpty()) {
      Card.Naming earliest = c.namings().get(0);
      reasons.add(
          "Named by %d live %s, the earliest accepted on %s, as %s"
              .formatted(
                  c.cases(),
                  c.cases() == 1 ? "case" : "cases",
                  earliest.acceptedOn(),
                  earliest.role().replace('_', ' ')));
    } else if (c.tier() == Tier.A) {
      reasons.add("Named by a case that has since been withdrawn");
    }
    c.findings().forEach(f -> reasons.add(f.reason()));
    return texts(reasons);
  }

  private static String[] texts(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }
}
