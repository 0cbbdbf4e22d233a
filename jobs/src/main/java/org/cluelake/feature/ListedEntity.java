package org.cluelake.feature;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Numbers, accounts, domains and apps known for fraud, and whether each may still be used as
 * evidence.
 *
 * <p>They come from live cases accepted lately, a domain or app where it hosted the fraud, and from
 * the upper tiers of last night's lists: tier A, which cases name, and of tier B what the named
 * patterns found. A row that other patterns put there is a suspicion and no evidence against
 * anybody else, or suspicions would breed suspicions.
 *
 * <p>Risk passes on only so far. {@code hops} counts from the nearest case: 0 for what a case
 * names, 1 for a list row whose finding was linked to such, and so on. A row {@code maxHops} away
 * is left out, as is one no case reaches, and {@code strength} falls with every hop. It is 0 for
 * what is no evidence, and for a hub, with whom honest people deal as well: an account of a
 * merchant or a firm, one that cases name only as the place where the money left, one that very
 * many deal with, and whatever very many cases name. A hub stays listed under its case; dealing
 * with it says nothing.
 *
 * <p>A list row that stood on cases alone falls with them: where every case that names the entity
 * is withdrawn, tier A says nothing any more. A protected entity is misused, not guilty, and so is
 * a number named by cases that was shown to others by calls it cannot have made. A number whose
 * present holder began after its newest known use is somebody else's: of each case the first use
 * counts, or the acceptance where the use is unknown; of a list row its first night. A name that a
 * large share of all numbers visits is shared with ordinary sites, and visiting it says nothing.
 *
 * <p>What an upheld objection has lifted is no evidence: the cases it was about name the entity no
 * more, and its list row counts no more from the night of the decision on.
 *
 * <p>The holders' tables are bucketed, so each bucket's task gives the entities of its own bucket.
 */
public final class ListedEntity implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * How long a case counts, and when a name is shared or a number spoofed, from {@code
   * conf/features/listed-entity.yaml}.
   *
   * @param evidencePatterns detectors whose finding makes a row of tier B evidence
   * @param brake how far risk passes on
   * @param hub from where dealing with an entity says nothing
   * @param caseDays nights a live case lists its entities, counted from its acceptance
   * @param shared when a name is shared with ordinary sites
   * @param common when many use a name and few report a fraud
   * @param spoofedDays nights of spoofed calls looked at
   * @param spoofedNumbers numbers called under a number by others from which it is spoofed
   */
  public record Params(
      List<String> evidencePatterns,
      Brake brake,
      Hub hub,
      int caseDays,
      SharedName shared,
      CommonName common,
      int spoofedDays,
      int spoofedNumbers)
      implements Serializable {
    public Params {
      evidencePatterns = List.copyOf(evidencePatterns);
      evidencePatterns.forEach(
          p -> Require.that(p.matches("[a-z-]+"), "evidencePatterns holds %s; want ids", p));
      Require.that(caseDays >= 1, "caseDays is %s; want 1 or more", caseDays);
      Require.that(spoofedDays >= 1, "spoofedDays is %s; want 1 or more", spoofedDays);
      Require.that(spoofedNumbers >= 1, "spoofedNumbers is %s; want 1 or more", spoofedNumbers);
    }
  }

  /**
   * How far risk passes on from what a case names.
   *
   * @param maxHops hops from a case-named entity at which it ends
   * @param decay what is left of the strength after a hop, in thousandths
   */
  public record Brake(int maxHops, int decay) implements Serializable {
    public Brake {
      Require.that(maxHops >= 1 && maxHops <= 9, "brake.maxHops is %s; want 1-9", maxHops);
      Require.that(decay >= 1 && decay <= 1000, "brake.decay is %s; want 1-1000", decay);
    }

    /** The strength at each hop that is still evidence, as an SQL list. */
    String strengths() {
      return IntStream.iterate(1000, s -> s * decay / 1000)
          .limit(maxHops)
          .mapToObj(Integer::toString)
          .collect(joining(", ", "[", "]"));
    }
  }

  /**
   * From where an entity is a hub.
   *
   * @param cases live cases that name it
   * @param counterparties accounts that an account has dealt with
   */
  public record Hub(int cases, int counterparties) implements Serializable {
    public Hub {
      Require.that(cases >= 2, "hub.cases is %s; want 2 or more", cases);
      Require.that(counterparties >= 2, "hub.counterparties is %s; want 2 or more", counterparties);
    }
  }

  private final Params params;

  public ListedEntity(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "listed-entity";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CASE_STATE),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.CASE_CAMPAIGN),
        Read.latest(Tables.PROTECTED_ENTITY),
        Read.today(Tables.LIFTED_EVIDENCE),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.ACCOUNT_STATE),
        Read.today(Tables.ACCOUNT_GRAPH),
        Read.today(Tables.WEB_TARGET),
        Read.window(Tables.SPOOFED_CALLER, params.spoofedDays()),
        Read.publishedBefore(Tables.PHONE_CARD_LIST),
        Read.publishedBefore(Tables.BANK_CARD_LIST));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(
        Read.today(Tables.CASE_ENTITY),
        Read.latest(Tables.PROTECTED_ENTITY),
        Read.publishedBefore(Tables.PHONE_CARD_LIST),
        Read.publishedBefore(Tables.BANK_CARD_LIST));
  }

  @Override
  public TableContract writes() {
    return Tables.LISTED_ENTITY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH upheld AS (
          SELECT CASE subject_kind WHEN 'phone_card' THEN 'number' ELSE 'account' END
                   AS entity_kind, subject AS entity, unnest(evidence_keys) AS evidence
          FROM lifted_evidence
          WHERE lifted_by = 'objection_upheld' AND subject_kind IN ('phone_card', 'bank_card')
        ), named AS (
          SELECT e.entity_kind, e.entity, e.role, e.layer, e.first_used_at,
                 c.case_id, c.accepted_at, c.fraud_type, c.status <> 'withdrawn' AS is_live,
                 coalesce(g.campaign, c.case_id) AS campaign
          FROM case_entity e
          JOIN case_state c USING (case_id)
          LEFT JOIN case_campaign g USING (case_id)
          WHERE (e.entity_kind IN ('number', 'account')
                 OR (e.entity_kind IN ('domain', 'app') AND e.role = 'host'))
            AND bucket_of(e.entity) = this_bucket()
            AND NOT EXISTS (
              SELECT 1 FROM upheld u
              WHERE u.entity_kind = e.entity_kind AND u.entity = e.entity
                AND u.evidence = substr(sha256(concat('case:', e.case_id)), 1, 32))
        ), by_case AS (
          SELECT entity_kind, entity, 'case' AS source,
                 arg_min({'role': role, 'scam_class': fraud_type, 'campaign': campaign},
                         {'at': accepted_at, 'case': case_id, 'role': role}) AS earliest,
                 bool_and(role = 'cash_out') AS is_exit, 0::INTEGER AS hops,
                 min(layer) AS layer, count(DISTINCT case_id)::INTEGER AS cases,
                 min(accepted_at) AS listed_at,
                 max(coalesce(first_used_at, accepted_at))::DATE AS last_used_on
          FROM named
          WHERE is_live AND accepted_at >= %2$s - to_days(%3$d)
          GROUP BY entity_kind, entity
        ), list_row AS (
          SELECT 'number' AS entity_kind, number AS entity, tier, change, starts_on, ends_on,
                 findings, entry_id, hops
          FROM phone_card_list_published
          UNION ALL
          SELECT 'account', account, tier, change, starts_on, ends_on, findings, entry_id, hops
          FROM bank_card_list_published
        ), fallen AS (
          SELECT entity_kind, entity FROM named
          GROUP BY entity_kind, entity HAVING NOT bool_or(is_live)
        ), by_list AS (
          SELECT entity_kind, entity, 'list' AS source,
                 {'role': 'pattern', 'scam_class': 'unknown', 'campaign': 'none'} AS earliest,
                 false AS is_exit, min(CASE tier WHEN 'A' THEN 0 ELSE hops END)::INTEGER AS hops,
                 NULL::INTEGER AS layer, 0::INTEGER AS cases,
                 min(starts_on)::TIMESTAMPTZ AS listed_at, min(starts_on) AS last_used_on
          FROM list_row
          LEFT JOIN fallen USING (entity_kind, entity)
          WHERE tier IN ('A', 'B') AND change <> 'removed' AND ends_on >= %1$s
            AND CASE tier WHEN 'A' THEN fallen.entity IS NULL
                ELSE hops < %7$d
                  AND len(list_filter(findings, lambda f: f.detector IN (%6$s))) > 0 END
            AND NOT EXISTS (SELECT 1 FROM lifted_evidence u
                            WHERE u.lifted_by = 'objection_upheld'
                              AND u.subject_id = list_row.entry_id)
            AND bucket_of(entity) = this_bucket()
          GROUP BY entity_kind, entity
        ), listed AS (
          SELECT * FROM by_case
          UNION ALL
          SELECT * FROM by_list ANTI JOIN by_case USING (entity_kind, entity)
        ), guarded AS (
          SELECT DISTINCT entity_kind, entity FROM protected_entity
          WHERE valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        ), spoofed AS (
          SELECT caller FROM spoofed_caller
          GROUP BY caller HAVING count(DISTINCT number) >= %5$d
        ), judged AS (
        SELECT l.entity_kind, l.entity, l.source,
               CASE WHEN g.entity IS NOT NULL THEN 'protected'
                    WHEN s.valid_from > l.last_used_on THEN 'reissued'
                    WHEN l.source = 'case' AND p.caller IS NOT NULL THEN 'spoofed'
                    WHEN w.is_shared THEN 'shared'
                    WHEN w.engaged IS NOT NULL AND %11$s
                      THEN CASE WHEN l.listed_at < %2$s - to_days(%12$d) THEN 'shared'
                                ELSE 'common' END
                    ELSE 'active' END AS status,
               l.earliest.role AS role, l.layer, l.earliest.scam_class AS scam_class,
               l.earliest.campaign AS campaign, l.cases, l.listed_at, a.kind AS account_kind,
               l.hops,
               l.cases >= %9$d
                 OR (l.entity_kind = 'account'
                   AND (l.is_exit OR coalesce(a.kind, '') IN ('merchant', 'corporate')
                     OR coalesce(m.links, 0) >= %10$d)) AS is_hub
        FROM listed l
        LEFT JOIN guarded g USING (entity_kind, entity)
        LEFT JOIN subscriber_state s ON l.entity_kind = 'number' AND s.number = l.entity
        LEFT JOIN account_state a ON l.entity_kind = 'account' AND a.account = l.entity
        LEFT JOIN account_graph m ON l.entity_kind = 'account' AND m.account = l.entity
        LEFT JOIN spoofed p ON l.entity_kind = 'number' AND p.caller = l.entity
        LEFT JOIN (SELECT target_kind, target, engaged, %4$s AS is_shared FROM web_target) w
          ON w.target_kind = l.entity_kind AND w.target = l.entity
        )
        SELECT * EXCLUDE (is_hub),
               CASE WHEN status <> 'active' OR is_hub THEN 0 ELSE (%8$s)[hops + 1] END::INTEGER
                 AS strength
        FROM judged
        """
        .formatted(
            asOf.sqlDate(),
            asOf.sqlCutOff(),
            params.caseDays(),
            params.shared().condition(),
            params.spoofedNumbers(),
            params.evidencePatterns().stream().collect(joining("', '", "'", "'")),
            params.brake().maxHops(),
            params.brake().strengths(),
            params.hub().cases(),
            params.hub().counterparties(),
            params.common().condition(),
            params.common().settledDays());
  }
}
