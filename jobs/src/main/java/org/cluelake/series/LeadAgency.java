package org.cluelake.series;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;

/**
 * Which unit may lead the investigation of a case series, and on what ground: it accepted the first
 * case, or most of the loss was reported to it.
 *
 * <p>Source: Opinion on telecom and online fraud cases, Fa Fa [2016] 32, part V: as a rule the
 * organ that accepted first or that of the main place of the crime files; in dispute they talk, and
 * where they cannot agree the common superior designates; of crimes committed abroad the ministry
 * may designate. Where both grounds meet in one unit, it is suggested. Where they differ, the unit
 * with more than half of the loss is, else the one that accepted first; equals are named as such
 * and nobody is suggested. People decide.
 *
 * <p>Where a suspect comes from or is registered is not asked. The step is kept with the regions:
 * nothing about a person reads it.
 */
public final class LeadAgency implements GatherStep {

  private static final long serialVersionUID = 1L;

  private static final String LEGAL_BASIS =
      "Fa Fa [2016] No. 32 on telecom and online fraud cases, part V, items 5 and 6.";

  @Override
  public String id() {
    return "lead-agency";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.CASE_SERIES),
        Read.today(Tables.CASE_UNIT),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.STAY_ABROAD),
        Read.latest(Tables.REGION));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.CASE_SERIES));
  }

  @Override
  public TableContract writes() {
    return Tables.LEAD_AGENCY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH handled AS (
          SELECT s.series_id, u.unit, min(u.region) AS region, count(*) AS cases,
                 min(u.accepted_at) AS first_accepted_at, sum(u.loss)::DECIMAL(18,2) AS loss
          FROM case_series s
          JOIN case_unit u USING (case_id)
          GROUP BY s.series_id, u.unit
        ), extent AS (
          SELECT series_id, min(first_accepted_at) AS earliest, max(loss) AS largest,
                 sum(loss)::DECIMAL(18,2) AS total
          FROM handled GROUP BY series_id
        ), grounds AS (
          SELECT h.*, e.total, h.first_accepted_at = e.earliest AS accepted_first,
                 e.largest > 0 AND h.loss = e.largest AS is_main_place,
                 CASE WHEN e.total = 0 THEN 0 ELSE h.loss / e.total END::DECIMAL(5,4) AS loss_share
          FROM handled h
          JOIN extent e USING (series_id)
        ), counted AS (
          SELECT series_id,
                 count(*) FILTER (accepted_first OR is_main_place)::INTEGER AS candidates,
                 count(*) FILTER (accepted_first AND is_main_place) AS both,
                 count(*) FILTER (is_main_place AND loss * 2 > total) AS bulk,
                 count(*) FILTER (accepted_first) AS firsts
          FROM grounds GROUP BY series_id
        ), abroad AS (
          SELECT s.series_id, count(DISTINCT e.entity)::INTEGER AS suspects
          FROM case_series s
          JOIN case_entity e USING (case_id)
          JOIN stay_abroad t ON t.person = e.entity AND t.returned_at IS NULL
          WHERE e.entity_kind = 'person' AND e.role = 'suspect'
          GROUP BY s.series_id
        ), place AS (
          SELECT code, max({'valid_from': valid_from, 'level': level, 'parent': parent}) AS newest
          FROM region
          WHERE valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
          GROUP BY code
        ), above AS (
          SELECT code, code AS upper, newest.parent AS parent, 0 AS steps FROM place
        ), above_city AS (
          SELECT a.code, p.code AS upper, p.newest.parent AS parent, 1 AS steps
          FROM above a JOIN place p ON p.code = a.parent
        ), above_province AS (
          SELECT a.code, p.code AS upper, p.newest.parent AS parent, 2 AS steps
          FROM above_city a JOIN place p ON p.code = a.parent
        ), above_nation AS (
          SELECT a.code, p.code AS upper, p.newest.parent AS parent, 3 AS steps
          FROM above_province a JOIN place p ON p.code = a.parent
        ), chain AS (
          SELECT * FROM above UNION ALL SELECT * FROM above_city
          UNION ALL SELECT * FROM above_province UNION ALL SELECT * FROM above_nation
        ), candidate AS (
          SELECT DISTINCT series_id, region FROM grounds WHERE accepted_first OR is_main_place
        ), shared AS (
          SELECT c.series_id, a.upper, max(a.steps) AS steps, count(DISTINCT c.region) AS regions
          FROM candidate c
          JOIN chain a ON a.code = c.region
          GROUP BY c.series_id, a.upper
        ), common AS (
          SELECT s.series_id, arg_min(s.upper, {'steps': s.steps, 'upper': s.upper}) AS superior
          FROM shared s
          JOIN (SELECT series_id, count(*) AS regions FROM candidate GROUP BY series_id) n
            ON n.series_id = s.series_id AND n.regions = s.regions
          GROUP BY s.series_id
        ), judged AS (
          SELECT g.*, n.candidates, coalesce(b.suspects, 0) AS abroad_suspects, m.superior,
                 CASE WHEN n.both = 1 THEN accepted_first AND is_main_place
                      WHEN n.both > 1 THEN false
                      WHEN n.bulk = 1 THEN is_main_place AND loss * 2 > total
                      ELSE n.firsts = 1 AND accepted_first END AS is_suggested,
                 n.both > 1 OR (n.both = 0 AND n.bulk = 0 AND n.firsts > 1) AS is_tied
          FROM grounds g
          JOIN counted n USING (series_id)
          LEFT JOIN abroad b USING (series_id)
          LEFT JOIN common m USING (series_id)
        )
        SELECT series_id, unit, region, cases::INTEGER AS cases, first_accepted_at, loss,
               loss_share, accepted_first, is_main_place, is_suggested, candidates,
               abroad_suspects, superior,
               CASE WHEN abroad_suspects > 0 THEN 'talk_or_ministry'
                    WHEN candidates > 1 THEN 'talk' ELSE 'file' END AS next_step,
               concat(
                 CASE WHEN accepted_first AND is_main_place
                        THEN 'Accepted first and holds the largest part of the loss'
                      WHEN accepted_first THEN 'Accepted first'
                      WHEN is_main_place THEN 'Holds the largest part of the loss'
                      ELSE 'Neither accepted first nor holds the largest part of the loss' END,
                 ': ', cases, CASE cases WHEN 1 THEN ' case' ELSE ' cases' END, ' with ', loss,
                 ' yuan of ', total,
                 CASE WHEN is_suggested THEN '; suggested' ELSE '' END,
                 CASE WHEN (accepted_first OR is_main_place) AND is_tied
                        THEN '; the grounds tie, so nobody is suggested' ELSE '' END,
                 CASE WHEN candidates > 1
                        THEN concat('; ', candidates, ' units have a ground: they talk, and where'
                               ' they cannot agree their common superior designates')
                      ELSE '' END,
                 CASE WHEN abroad_suspects > 0
                        THEN concat('; ', abroad_suspects,
                               CASE abroad_suspects WHEN 1 THEN ' suspect is' ELSE ' suspects are'
                               END, ' abroad, so the ministry may designate')
                      ELSE '' END) AS reason,
               '%2$s' AS legal_basis
        FROM judged
        """
        .formatted(asOf.sqlDate(), LEGAL_BASIS);
  }
}
