package org.cluelake.card;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.fusion.Fusion;
import org.cluelake.run.FoldStep;
import org.cluelake.run.TextHash;

/** One row of a card's facts in, its list row out, in the order both lists' contracts share. */
final class CardRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  /** What is read of a signal. */
  static final String SIGNAL =
      FoldStep.struct("detector", "signal_id", "score", "reason", "evidence_keys", "network");

  /** What a row goes on from, as read from last night's list. */
  static final String LAST =
      FoldStep.struct(
          "holder",
          "tier",
          "change",
          "starts_on",
          "tier_ends",
          "findings",
          "signals",
          "evidence_keys",
          "entry_id",
          "hops",
          "likelihood");

  /** What is read of a lifted row. */
  static final String LIFT = FoldStep.struct("subject_id", "lifted_by", "evidence_keys");

  private static final String OBJECTION_UPHELD = "objection_upheld";

  private final ListConf.Rules rules;
  private final Fusion fusion;
  private final String subjectKind;
  private final int version;
  private final LocalDate date;

  /**
   * Rows of one list.
   *
   * @param subjectKind what answers and objections call an entry of the list
   */
  CardRows(ListConf.Rules rules, Fusion fusion, String subjectKind, int version, LocalDate date) {
    this.rules = rules;
    this.fusion = fusion;
    this.subjectKind = subjectKind;
    this.version = version;
    this.date = date;
  }

  @Override
  public Stream<Row> rows(Row card) {
    long entity = card.getAs("entity");
    List<Card.Naming> namings =
        rows(card, "namings").map(CardRows::naming).sorted(Card.Naming.EARLIEST_FIRST).toList();
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
            card.getAs("holder"),
            card.getAs("since"),
            card.getAs("hops"),
            last == null ? null : last(last, namings));
    return new CardNight(rules, fusion, date)
        .card(facts).stream().map(c -> row(entity, c, isLifted));
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
    rows(r, "tier_ends").forEach(e -> ends.put(Tier.valueOf(e.getAs("tier")), e.getAs("ends_on")));
    return new Card(
        r.getAs("holder"),
        Tier.valueOf(r.getAs("tier")),
        Card.Change.valueOf(r.<String>getAs("change").toUpperCase(Locale.ROOT)),
        r.getAs("starts_on"),
        ends,
        rows(r, "findings").map(f -> finding(f, "signal")).toList(),
        new TreeSet<>(r.<String>getList(r.fieldIndex("signals"))),
        new TreeSet<>(r.<String>getList(r.fieldIndex("evidence_keys"))),
        namings,
        r.getAs("hops"),
        Objects.requireNonNullElse(r.getAs("likelihood"), BigDecimal.ZERO));
  }

  private static Card.Finding finding(Row r, String signal) {
    return new Card.Finding(
        r.getAs("detector"), r.getAs(signal), r.getAs("score"), r.getAs("reason"));
  }

  private static Card.Naming naming(Row r) {
    return new Card.Naming(r.getAs("case_id"), r.getAs("role"), r.getAs("accepted_on"));
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
        c.startsOn(),
        c.endsOn(),
        texts(c.signals()),
        c.cases(),
        TextHash.of(c.evidence()),
        rules.objection(),
        texts(c.evidence()),
        c.ends().entrySet().stream()
            .map(e -> RowFactory.create(e.getKey().name(), e.getValue()))
            .toArray(Row[]::new),
        c.findings().stream()
            .map(f -> RowFactory.create(f.detector(), f.signal(), f.score(), f.reason()))
            .toArray(Row[]::new),
        version,
        TextHash.of(subjectKind + "|" + entity + "|" + c.startsOn()),
        isLifted ? OBJECTION_UPHELD : null,
        c.hops(),
        c.likelihood(),
        fusion.band(c.likelihood()),
        fusion.version());
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
