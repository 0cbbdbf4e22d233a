package org.cluelake.detector;

/**
 * The named table {@code away}: one row per card that was used at home while its holder was abroad,
 * as far as tonight's crossings still say so.
 */
final class AwayTables {

  private AwayTables() {}

  /**
   * The named table, without the leading WITH.
   *
   * @param kind account or number
   */
  static String sql(String kind) {
    return """
        away AS (
          SELECT u.entity, max(u.person) AS person,
                 bool_or(u.way = 'counter') AS at_counter, bool_or(u.way = 'atm') AS at_machine,
                 bool_or(u.way = 'pos') AS at_till, bool_or(u.way = 'call_out') AS called,
                 sum(u.uses) AS uses, max(u.parties) AS parties,
                 count(DISTINCT u.biz_date) AS days, sum(u.amount)::DECIMAL(18,2) AS amount,
                 max(u.last_at) AS last_at, min(t.left_at) AS left_at,
                 max(date_diff('day', t.left_at::DATE, u.last_at::DATE)) AS absent_days,
                 bool_and(t.returned_at IS NULL) AS is_away,
                 list(DISTINCT concat('away:', u.way, ':', u.biz_date)
                   ORDER BY concat('away:', u.way, ':', u.biz_date)) AS keys
          FROM use_while_away u
          JOIN stay_abroad t ON t.person = u.person AND t.left_at = u.left_at
            AND (t.returned_at IS NULL OR u.last_at < t.returned_at)
          WHERE u.entity_kind = '%s' AND bucket_of(u.entity) = this_bucket()
          GROUP BY u.entity
        )"""
        .formatted(kind);
  }
}
