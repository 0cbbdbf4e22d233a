package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;

/**
 * Accounts and cards of the cohort by who opened them and where, and how many of them live cases of
 * the window name for the first time: the events of SRC3 and SRC4 seen from the institution. They
 * are those very events, so that both tables can be protected as one.
 */
public final class IndustryCount implements GatherStep {

  private static final long serialVersionUID = 1L;

  private final RegionConf conf;

  public IndustryCount(RegionConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "industry-count";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CARD_OPENING),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.REGION_CASE),
        Read.latest(Tables.PROTECTED_ENTITY),
        Read.latest(Tables.REGION));
  }

  @Override
  public TableContract writes() {
    return Tables.INDUSTRY_COUNT;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "opened",
            """
            %1$s
            SELECT CASE c.entity_kind WHEN 'account' THEN 'SRC3' ELSE 'SRC4' END AS indicator,
                   coalesce(c.issuer_kind, 'unknown') AS institution_kind,
                   coalesce(c.issuer, 'unknown') AS institution, c.region,
                   CASE WHEN i.involved_on >= DATE '%2$s' THEN i.involved_on END AS involved_on,
                   count(*)::BIGINT AS cards
            FROM card c
            LEFT JOIN involved i USING (entity_kind, entity, opened_on)
            GROUP BY ALL
            """
                .formatted(RegionCardCount.cards(asOf, conf), conf.from(asOf))));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH county AS (
          SELECT code, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
          FROM region WHERE level = 'county'
        ), tonight AS (
          SELECT DISTINCT code FROM county WHERE %1$s BETWEEN valid_from AND valid_to
        ), placed AS (
          SELECT DISTINCT o.region, o.involved_on
          FROM (SELECT DISTINCT region, involved_on FROM opened WHERE involved_on IS NOT NULL) o
          JOIN county c ON c.code = o.region AND o.involved_on BETWEEN c.valid_from AND c.valid_to
          JOIN tonight t ON t.code = o.region
        )
        SELECT o.indicator, o.institution_kind, o.institution,
               coalesce(t.code, 'unplaced') AS region, sum(o.cards)::BIGINT AS opened,
               coalesce(sum(o.cards) FILTER (p.region IS NOT NULL), 0)::BIGINT AS involved
        FROM opened o
        LEFT JOIN tonight t ON t.code = o.region
        LEFT JOIN placed p ON p.region = o.region AND p.involved_on = o.involved_on
        GROUP BY ALL
        """
        .formatted(asOf.sqlDate());
  }
}
