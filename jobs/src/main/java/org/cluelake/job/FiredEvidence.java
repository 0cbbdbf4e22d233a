package org.cluelake.job;

import static org.cluelake.contract.Tables.ACCOUNT_STATE;
import static org.cluelake.contract.Tables.LISTED_ENTITY;
import static org.cluelake.contract.Tables.SIGNAL;
import static org.cluelake.contract.Tables.SUBSCRIBER_STATE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cluelake.bucket.SmallRead;
import org.cluelake.contract.TableContract;
import org.cluelake.fusion.Fired;
import org.cluelake.fusion.Outcomes;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.SliceFile;

/** What published nights found out about every subject of a lake, as the fusion counts it. */
public final class FiredEvidence {

  private final PublicationChain chain;
  private final NavigableMap<LocalDate, Integer> gens = new TreeMap<>();

  /** The newest generation of every published night. */
  public FiredEvidence(PublicationChain chain) {
    this.chain = chain;
    for (Published p : chain.kept()) {
      Integer unused = gens.merge(p.bizDate(), p.gen(), Math::max);
    }
    if (gens.isEmpty()) {
      throw PipelineException.of(
          ErrorKind.INPUT, "the lake has no published night; run nightly or backfill first");
    }
  }

  /** The nights, in order. */
  public Collection<LocalDate> nights() {
    return gens.keySet();
  }

  /** By subject and night what fired, where anything did or a case names the subject. */
  public Map<Long, NavigableMap<LocalDate, Fired>> of(
      String subjectKind, Collection<String> detectors) {
    Map<Long, NavigableMap<LocalDate, Fired>> evidence = new TreeMap<>();
    try (SmallRead read = chain.reader()) {
      read.with("signal", SIGNAL, files(SIGNAL))
          .with("listed_entity", LISTED_ENTITY, files(LISTED_ENTITY))
          .rows(
              sql(subjectKind, detectors),
              "subject",
              "date",
              "detector",
              "score",
              "linked",
              "named")
          .forEach(row -> add(evidence, row));
    }
    return evidence;
  }

  private static String sql(String subjectKind, Collection<String> detectors) {
    boolean isPerson = subjectKind.equals("person");
    return """
        WITH finding AS (
          SELECT %1$s AS subject, biz_date, detector, max(score) AS score,
                 bool_or(len(list_filter(network, lambda n: n <> subject)) > 0) AS is_linked
          FROM signal
          WHERE verdict = 'fired' AND %2$s AND detector IN ('%3$s')
          GROUP BY ALL
        ), naming AS (
          SELECT DISTINCT entity AS subject, biz_date FROM listed_entity
          WHERE entity_kind = '%4$s' AND source = 'case' AND status = 'active'
        )
        SELECT subject, biz_date, detector, score, coalesce(is_linked, false),
               n.subject IS NOT NULL
        FROM finding FULL JOIN naming n USING (subject, biz_date)
        ORDER BY subject, biz_date, detector
        """
        .formatted(
            isPerson ? "person" : "subject",
            isPerson ? "person IS NOT NULL" : "subject_kind = '" + subjectKind + "'",
            String.join("', '", new TreeSet<>(detectors)),
            subjectKind);
  }

  private static void add(
      Map<Long, NavigableMap<LocalDate, Fired>> evidence, Map<String, Object> row) {
    NavigableMap<String, BigDecimal> scores = new TreeMap<>();
    if (row.get("detector") != null) {
      BigDecimal unused = scores.put((String) row.get("detector"), (BigDecimal) row.get("score"));
    }
    Fired one = new Fired(scores, (Boolean) row.get("linked"), (Boolean) row.get("named"));
    Fired unused =
        evidence
            .computeIfAbsent((Long) row.get("subject"), s -> new TreeMap<>())
            .merge((LocalDate) row.get("date"), one, Fired::with);
  }

  /** How many subjects of a kind the last night knows; persons hold a number or an account. */
  public long population(String subjectKind) {
    return switch (subjectKind) {
      case "number" -> count("SELECT number FROM subscriber_state");
      case "account" -> count("SELECT account FROM account_state");
      default ->
          count(
              "SELECT holder FROM subscriber_state WHERE holder_kind = 'person'"
                  + " UNION SELECT holder FROM account_state WHERE kind <> 'corporate'");
    };
  }

  private long count(String subjects) {
    try (SmallRead read = states()) {
      return ((Number)
              read.rows("SELECT count(*) FROM (" + subjects + ")", "rows").get(0).get("rows"))
          .longValue();
    }
  }

  /** The holder of every number ("number") or account ("account") on the last night. */
  public Map<Long, Long> holders(String entityKind) {
    Map<Long, Long> holders = new HashMap<>();
    String state = entityKind.equals("number") ? SUBSCRIBER_STATE.name() : ACCOUNT_STATE.name();
    try (SmallRead read = states()) {
      read.rows("SELECT " + entityKind + ", holder FROM " + state, "entity", "holder")
          .forEach(r -> holders.put((Long) r.get("entity"), (Long) r.get("holder")));
    }
    return holders;
  }

  private SmallRead states() {
    return chain
        .reader()
        .with(SUBSCRIBER_STATE.name(), SUBSCRIBER_STATE, lastFiles(SUBSCRIBER_STATE))
        .with(ACCOUNT_STATE.name(), ACCOUNT_STATE, lastFiles(ACCOUNT_STATE));
  }

  /** What cases and answers have told about subjects of a kind by the last night. */
  public Outcomes knownOutcomes(String subjectKind) {
    return new KnownOutcomes(this, subjectKind);
  }

  SmallRead reader() {
    return chain.reader();
  }

  List<SliceFile> lastFiles(TableContract table) {
    return chain.lake().files(table, gens.lastKey(), gens.lastEntry().getValue());
  }

  List<SliceFile> files(TableContract table) {
    return chain.lake().files(table).stream()
        .filter(f -> Integer.valueOf(f.gen()).equals(gens.get(f.bizDate())))
        .toList();
  }
}
