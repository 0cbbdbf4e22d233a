package org.cluelake.clue;

import java.util.List;
import java.util.TreeSet;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.fusion.Fused;
import org.cluelake.fusion.Fusion;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * Clues of the night: one per person, fraud class and campaign.
 *
 * <p>Every fact is keyed by the person it concerns; big tables are first narrowed to the persons a
 * signal or a clue is about. Protected entities that findings rest on are found by their token
 * alone: a number and an account with the same one are no likelier than a random 62-bit match.
 */
public final class Clues implements FoldStep, Fused {

  private static final long serialVersionUID = 1L;

  private final ClueConf conf;
  private final Fusion fusion;

  /**
   * Clues by the given rules.
   *
   * @param fusion how persons are judged by their findings
   */
  public Clues(ClueConf conf, Fusion fusion) {
    fusion.require(conf.detectors(), "clues.yaml");
    this.conf = conf;
    this.fusion = fusion;
  }

  @Override
  public Fusion fusion() {
    return fusion;
  }

  @Override
  public String id() {
    return "clues";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.SIGNAL),
        Read.publishedBefore(Tables.CLUE),
        Read.today(Tables.CASE_STATE),
        Read.today(Tables.CASE_CAMPAIGN),
        Read.today(Tables.LISTED_ENTITY),
        Read.latest(Tables.PROTECTED_ENTITY),
        Read.today(Tables.LIFTED_EVIDENCE),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.NUMBER_PLACE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.SIGNAL), Read.publishedBefore(Tables.CLUE));
  }

  /** Findings about a person by a detector that counts for clues. */
  private String ofPersons() {
    return "person IS NOT NULL AND detector IN ('%s')"
        .formatted(String.join("', '", new TreeSet<>(conf.detectors())));
  }

  @Override
  public TableContract writes() {
    return Tables.CLUE;
  }

  // Numbers are narrowed to the persons in question where they lie.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "place",
            """
            SELECT s.holder AS person, %s AS seen
            FROM subscriber_state s
            JOIN number_place p ON p.number = s.number
            WHERE s.holder_kind = 'person'
              AND s.holder IN (SELECT person FROM signal WHERE %s
                               UNION SELECT person FROM clue_published)
            GROUP BY s.holder
            """
                .formatted(
                    newest("{'age': DATE '1970-01-01' - p.seen_on, 'region': p.region}"),
                    ofPersons())));
  }

  /** The newest day, and of its counties the smallest code. */
  private static String newest(String seen) {
    return "min(" + seen + ")";
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH finding AS (
          SELECT * FROM signal WHERE %1$s
        ), last AS (
          SELECT c.* REPLACE (coalesce(l.campaign, c.campaign) AS campaign)
          FROM clue_published c LEFT JOIN case_campaign l ON l.case_id = c.campaign
        ), guarded AS (
          SELECT entity FROM protected_entity
          WHERE valid_from <= %2$s AND (valid_to IS NULL OR valid_to >= %2$s)
          UNION SELECT entity FROM listed_entity WHERE status = 'protected'
        ), rests_on AS (
          SELECT person, unnest(network) AS entity FROM finding
          UNION SELECT person, unnest(network) FROM last
        ), report AS (
          SELECT DISTINCT s.victim AS person, s.fraud_type AS scam_class,
                 coalesce(l.campaign, s.case_id) AS campaign
          FROM case_state s LEFT JOIN case_campaign l ON l.case_id = s.case_id
          WHERE s.status <> 'withdrawn' AND s.accepted_at < %3$s
            AND s.accepted_at >= %3$s - INTERVAL %4$d DAYS
        ), person AS (
          SELECT person FROM finding UNION SELECT person FROM last
        )
        SELECT person, coalesce(f.signals, []) AS signals, coalesce(c.clues, []) AS clues,
               coalesce(g.entities, []::BIGINT[]) AS guarded, coalesce(r.reports, []) AS reports,
               coalesce(t.lifts, []) AS lifts, p.seen.region AS region
        FROM person
        LEFT JOIN (SELECT person, list(%5$s ORDER BY signal_id) AS signals
                   FROM finding GROUP BY person) f USING (person)
        LEFT JOIN (SELECT person, list(%6$s ORDER BY clue_id) AS clues
                   FROM last GROUP BY person) c USING (person)
        LEFT JOIN (SELECT person, list(entity ORDER BY entity) AS entities
                   FROM rests_on SEMI JOIN guarded USING (entity) GROUP BY person) g USING (person)
        LEFT JOIN (SELECT person, list({'scam_class': scam_class, 'campaign': campaign}
                                       ORDER BY scam_class, campaign) AS reports
                   FROM report GROUP BY person) r USING (person)
        LEFT JOIN (SELECT subject AS person,
                          list(%7$s ORDER BY subject_id, lifted_by, evidence_keys) AS lifts
                   FROM lifted_evidence WHERE subject_kind = 'clue'
                   GROUP BY subject) t USING (person)
        LEFT JOIN (SELECT person, %8$s AS seen FROM place GROUP BY person) p USING (person)
        """
        .formatted(
            ofPersons(),
            asOf.sqlDate(),
            asOf.sqlCutOff(),
            conf.reportedDays(),
            ClueRows.SIGNAL,
            ClueRows.CLUE,
            ClueRows.LIFT,
            newest("seen"));
  }

  @Override
  public Fold fold(AsOf asOf) {
    return new ClueRows(conf, fusion, asOf);
  }
}
