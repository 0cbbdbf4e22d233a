package org.cluelake.detector;

import org.cluelake.run.AsOf;

/**
 * The measures of {@link SimBox} as named tables of one query, up to {@code fact}: one row per card
 * of a group, with what the group has in common with known fraud.
 */
final class RackTables {

  private final SimBox.Params params;

  RackTables(SimBox.Params params) {
    this.params = params;
  }

  /** The named tables, without the leading WITH. */
  String sql(AsOf asOf) {
    return group(asOf) + ", " + fact();
  }

  // Cards and groups are told from whole tables in every bucket; a card is written in its own.
  private String group(AsOf asOf) {
    RackCards cards = params.cards();
    return cards.sql(asOf)
        + """
        , mate AS (
          SELECT a.number, b.number AS other, b.in_calls, l.entity AS listed,
                 coalesce(r.reporters, 0) AS reporters
          FROM rack_card a
          JOIN rack_card b ON %1$s
          LEFT JOIN listed_entity l ON l.entity_kind = 'number' AND l.entity = b.number
            AND l.status = 'active'
          LEFT JOIN reported_entity r ON r.entity_kind = 'number' AND r.entity = b.number
          WHERE bucket_of(a.number) = this_bucket()
        ), grouped AS (
          SELECT number, count(*) AS cards, sum(in_calls) AS group_in_calls,
                 coalesce(list(DISTINCT listed ORDER BY listed)
                   FILTER (listed IS NOT NULL AND other <> number), []::BIGINT[]) AS listed,
                 max(reporters) AS reporters
          FROM mate
          GROUP BY number
          HAVING count(*) >= %2$d
        )"""
            .formatted(cards.together(), cards.minCards());
  }

  private String fact() {
    return """
        reached AS (
          SELECT DISTINCT number, other FROM call_edge_day SEMI JOIN grouped USING (number)
          WHERE out_answered > 0
        ), shared AS (
          SELECT r.number, count(DISTINCT r.other) AS callees,
                 list(DISTINCT c.other ORDER BY c.other) AS listed,
                 arg_max({'scam_class': c.scam_class, 'campaign': c.campaign},
                         {'talk_s': c.talk_s, 'class': c.scam_class, 'campaign': c.campaign})
                   AS strongest
          FROM reached r
          JOIN risky_contact c ON c.number = r.other AND c.other <> r.number
          WHERE c.kind = 'listed' AND c.talk_s >= %1$d AND NOT c.is_self_listed
          GROUP BY r.number
        ), fact AS (
          SELECT k.*, g.cards, g.group_in_calls, g.reporters, g.listed,
                 greatest(0, coalesce(d.person_cards, 0) - g.cards) AS others,
                 t.vacant / nullif(t.callees, 0) AS vacant_share,
                 coalesce(s.callees, 0) AS shared_callees, s.strongest,
                 list_sort(list_distinct(list_concat(g.listed, coalesce(s.listed, []))))
                   AS network
          FROM grouped g
          JOIN rack_card k ON k.number = g.number
          LEFT JOIN device_model d ON d.type_allocation_code = k.model
          LEFT JOIN called_traits t ON t.number = g.number
          LEFT JOIN shared s ON s.number = g.number
        )"""
        .formatted(params.sharedTalkSeconds());
  }
}
