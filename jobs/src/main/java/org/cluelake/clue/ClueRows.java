package org.cluelake.clue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.cluelake.fusion.Fusion;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.TextHash;

/** One row of a person's facts in, the person's clue rows out, in the order of the contract. */
final class ClueRows implements FoldStep.Fold {

  private static final long serialVersionUID = 1L;

  /** What a clue goes on from, as read from last night's row. */
  static final String CLUE =
      FoldStep.struct(
          "clue_id",
          "scam_class",
          "campaign",
          "opened_on",
          "change",
          "grade",
          "likelihood",
          "money_at_risk",
          "findings",
          "signals",
          "evidence_keys",
          "network",
          "last_event_at",
          "expires_at",
          "suppressed_by");

  /** What is read of a signal. */
  static final String SIGNAL =
      FoldStep.struct(
          "scam_class",
          "campaign",
          "detector",
          "verdict",
          "signal_id",
          "score",
          "reason",
          "network",
          "happened_at",
          "money_at_risk",
          "is_money_moving",
          "evidence_keys");

  /** What is read of a lifted clue. */
  static final String LIFT = FoldStep.struct("subject_id", "lifted_by", "evidence_keys");

  private static final String FIRED = "fired";
  private static final String COULD_NOT_TELL = "insufficient_data";
  private static final String OBJECTION_UPHELD = "objection_upheld";
  private static final String NO_REGION = "000000";

  private final ClueConf conf;
  private final Fusion fusion;
  private final AsOf asOf;

  ClueRows(ClueConf conf, Fusion fusion, AsOf asOf) {
    this.conf = conf;
    this.fusion = fusion;
    this.asOf = asOf;
  }

  @Override
  public Stream<Row> rows(Row person) {
    Exposure exposure =
        new Exposure(
            person.getAs("person"),
            rows(person, "signals").map(ClueRows::sighting).toList(),
            rows(person, "clues").map(ClueRows::clue).toList(),
            new HashSet<>(person.getList(person.fieldIndex("guarded"))),
            rows(person, "reports").map(ClueRows::key).toList(),
            rows(person, "lifts").map(ClueRows::lift).toList(),
            Objects.requireNonNullElse(person.getAs("region"), NO_REGION));
    return new PersonNight(conf, fusion, asOf).clues(exposure).stream().map(c -> row(exposure, c));
  }

  private static Sighting sighting(Row r) {
    BigDecimal money = r.getAs("money_at_risk");
    List<Long> network = r.getList(r.fieldIndex("network"));
    List<String> keys = r.getList(r.fieldIndex("evidence_keys"));
    return new Sighting(
        key(r),
        finding(r, r.getAs("signal_id"), !network.isEmpty()),
        r.getAs("happened_at"),
        money == null ? BigDecimal.ZERO : money,
        r.getAs("is_money_moving"),
        keys.stream().map(TextHash::of).toList(),
        network);
  }

  private static Clue clue(Row r) {
    return new Clue(
        r.getAs("clue_id"),
        key(r),
        r.getAs("opened_on"),
        Clue.Change.valueOf(r.<String>getAs("change").toUpperCase(Locale.ROOT)),
        Grade.of(r.getAs("grade")),
        r.getAs("likelihood"),
        r.getAs("money_at_risk"),
        rows(r, "findings").map(f -> finding(f, f.getAs("signal"), f.getAs("is_linked"))).toList(),
        new TreeSet<>(r.<String>getList(r.fieldIndex("signals"))),
        new TreeSet<>(r.<String>getList(r.fieldIndex("evidence_keys"))),
        new TreeSet<>(r.<Long>getList(r.fieldIndex("network"))),
        r.getAs("last_event_at"),
        r.getAs("expires_at"),
        r.getAs("suppressed_by"));
  }

  private static Lift lift(Row r) {
    return new Lift(
        r.getAs("subject_id"),
        OBJECTION_UPHELD.equals(r.getAs("lifted_by")),
        r.getList(r.fieldIndex("evidence_keys")));
  }

  private static ClueKey key(Row r) {
    return new ClueKey(r.getAs("scam_class"), r.getAs("campaign"));
  }

  private static Finding finding(Row r, String signal, boolean isLinked) {
    return new Finding(
        r.getAs("detector"),
        FIRED.equals(r.getAs("verdict")),
        signal,
        r.getAs("score"),
        r.getAs("reason"),
        isLinked);
  }

  private static Stream<Row> rows(Row r, String column) {
    return r.<Row>getList(r.fieldIndex(column)).stream();
  }

  private Row row(Exposure of, Clue c) {
    Grading grading = new Grading(conf, fusion);
    ClueConf.Order order = conf.order(c.grade());
    Instant cutOff = asOf.date().plusDays(1).atStartOfDay(AsOf.ZONE).toInstant();
    return RowFactory.create(
        c.id(),
        of.person(),
        c.key().scamClass(),
        c.key().campaign(),
        c.openedOn(),
        c.change().name().toLowerCase(Locale.ROOT),
        c.grade().word(),
        c.likelihood(),
        grading.likelihoodBand(c.likelihood()),
        grading.urgencyBand(c.lastEventAt(), cutOff),
        grading.lossBand(c.money()),
        c.money(),
        detectors(c, true),
        detectors(c, false),
        reasons(c),
        texts(c.signals()),
        TextHash.of(c.evidence()),
        c.lastEventAt(),
        c.expiresAt(),
        order.action(),
        order.level(),
        of.region(),
        conf.legalBasis(),
        conf.objection(),
        c.suppressedBy(),
        texts(c.evidence()),
        c.findings().stream().map(ClueRows::findingRow).toArray(Row[]::new),
        c.network().toArray(Long[]::new),
        conf.version(),
        of.lifts(c) ? OBJECTION_UPHELD : null,
        fusion.version());
  }

  private static Row findingRow(Finding f) {
    return RowFactory.create(
        f.detector(),
        f.isFired() ? FIRED : COULD_NOT_TELL,
        f.signal(),
        f.score(),
        f.reason(),
        f.isLinked());
  }

  private static String[] detectors(Clue c, boolean fired) {
    return c.findings().stream()
        .filter(f -> f.isFired() == fired)
        .map(Finding::detector)
        .sorted()
        .toArray(String[]::new);
  }

  private static String[] reasons(Clue c) {
    List<String> reasons = new ArrayList<>();
    for (Finding f : c.findings().stream().sorted(Finding.STRONGEST_FIRST).toList()) {
      reasons.add(f.isFired() ? f.reason() : "could not tell: " + f.reason());
    }
    return texts(reasons);
  }

  private static String[] texts(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }
}
