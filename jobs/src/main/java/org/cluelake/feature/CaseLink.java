package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Which live cases share what, pair by pair, the rarer the stronger.
 *
 * <p>Withdrawn cases link nothing. Neither does an entity of too many cases, which says nothing of
 * who did it (an exchange, a shared 400 number), nor a protected one, whose number is shown by
 * spoofers. A strength depends on the cases that name the entity and on no other, so a case that
 * shares nothing changes nothing.
 *
 * <p>Source: Supreme People's Court and others, Opinion on jurisdiction of 2016: cases with the
 * same site, group, fund account or den may be handled together.
 */
public final class CaseLink implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/case-link.yaml}.
   *
   * @param maxCasesPerEntity an entity of more live cases is a hub and links none of them
   * @param kindWeights by kind of entity, the strength of one that two cases alone share, in
   *     thousandths
   * @param exitWeight the same of accounts that one of the two cases names as the money's way out
   *     and as nothing else, and the most that all such add: exchanges change the money of
   *     everybody, and who stands behind one in a trace may be anybody's
   * @param shared when a domain or app is shared with ordinary sites and ties nothing
   */
  public record Params(
      int maxCasesPerEntity, Map<String, Integer> kindWeights, int exitWeight, SharedName shared)
      implements Serializable {
    public Params {
      Require.that(
          maxCasesPerEntity >= 2, "maxCasesPerEntity is %s; want 2 or more", maxCasesPerEntity);
      Require.that(
          exitWeight >= 0 && exitWeight <= 1000, "exitWeight is %s; want 0-1000", exitWeight);
      Require.that(!kindWeights.isEmpty(), "kindWeights is empty; name the kinds that link cases");
      kindWeights.forEach(
          (kind, weight) -> {
            Require.that(
                List.of("number", "account", "device", "domain", "app", "chat_group")
                    .contains(kind),
                "kindWeights names %s; want number, account, device, domain, app or chat_group",
                kind);
            Require.that(
                weight >= 100 && weight <= 1000,
                "kindWeights of %s is %s; want 100-1000",
                kind,
                weight);
          });
      kindWeights = Map.copyOf(kindWeights);
    }
  }

  private final Params params;

  public CaseLink(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "case-link";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CASE_STATE),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.WEB_TARGET),
        Read.latest(Tables.PROTECTED_ENTITY));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.CASE_ENTITY));
  }

  @Override
  public TableContract writes() {
    return Tables.CASE_LINK;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH guarded AS (
          SELECT DISTINCT entity_kind, entity FROM protected_entity
          WHERE valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        ), kind(entity_kind, weight) AS (
          VALUES %2$s
        ), naming AS (
          SELECT e.case_id, e.entity_kind, e.entity, bool_and(e.role = 'cash_out') AS is_exit
          FROM case_entity e
          SEMI JOIN (SELECT case_id FROM case_state WHERE status <> 'withdrawn') USING (case_id)
          ANTI JOIN guarded USING (entity_kind, entity)
          ANTI JOIN (SELECT target_kind AS entity_kind, target AS entity
                     FROM web_target WHERE %4$s) USING (entity_kind, entity)
          GROUP BY e.case_id, e.entity_kind, e.entity
        ), tie AS (
          SELECT entity_kind, entity, max(k.weight) AS weight, len(bin(count(*) - 1)) AS digits
          FROM naming JOIN kind k USING (entity_kind)
          GROUP BY entity_kind, entity
          HAVING count(*) BETWEEN 2 AND %3$d
        ), shared AS (
          SELECT a.case_id, b.case_id AS other_case, t.entity_kind, t.entity, t.weight, t.digits,
                 t.entity_kind = 'account' AND (a.is_exit OR b.is_exit) AS is_exit
          FROM tie t
          JOIN naming a ON a.entity_kind = t.entity_kind AND a.entity = t.entity
          JOIN naming b ON b.entity_kind = t.entity_kind AND b.entity = t.entity
            AND a.case_id < b.case_id
        )
        SELECT case_id, other_case, entity_kind, list(entity ORDER BY entity) AS entities,
               (coalesce(sum(weight // digits) FILTER (WHERE NOT is_exit), 0)
                 + least(%5$d, coalesce(sum(%5$d // digits) FILTER (WHERE is_exit), 0)))::INTEGER
                 AS weight
        FROM shared
        GROUP BY case_id, other_case, entity_kind
        HAVING bool_or(NOT is_exit) OR %5$d // max(digits) > 0
        """
        .formatted(
            asOf.sqlDate(),
            new TreeMap<>(params.kindWeights())
                .entrySet().stream()
                    .map(e -> "('%s', %d)".formatted(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(", ")),
            params.maxCasesPerEntity(),
            params.shared().condition(),
            params.exitWeight());
  }
}
