package org.cluelake.detector;

/** What was said to a person: risky contacts of all the person's numbers, as one row. */
final class CalledTables {

  private CalledTables() {}

  /**
   * The named table {@code called}: person, {@code is_listed}, {@code is_disguised}, {@code
   * is_service} (disguised as a service or protected number), {@code talk_s}, {@code longest_s},
   * {@code first_at}, {@code last_at}, class and campaign of the listed party talked with longest,
   * and the sorted tokens of the listed parties as {@code network}.
   *
   * <p>An overseas party known from before the contact window is a relative or a business friend
   * and left out.
   *
   * @param from {@code contact_aftermath} or a named table with its columns
   * @param condition which contacts count
   * @param more further aggregates over the contacts
   */
  static String sql(String from, String condition, String more) {
    return """
        called AS (
          SELECT holder AS person, bool_or(kind = 'listed') AS is_listed,
                 bool_or(kind = 'disguised') AS is_disguised,
                 coalesce(bool_or(disguise IN ('service', 'protected')), false) AS is_service,
                 sum(talk_s)::BIGINT AS talk_s, max(longest_s) AS longest_s,
                 min(first_at) AS first_at, max(last_at) AS last_at,
                 arg_max({'scam_class': scam_class, 'campaign': campaign},
                         {'listed': kind = 'listed', 'talk': talk_s, 'class': scam_class,
                          'campaign': campaign}) AS named,
                 coalesce(list(DISTINCT other ORDER BY other) FILTER (kind = 'listed'),
                          []::BIGINT[]) AS network%3$s
          FROM %1$s
          WHERE holder_kind = 'person' AND holder IS NOT NULL AND NOT is_self_listed
            AND NOT (kind = 'overseas' AND is_known_party) AND %2$s
          GROUP BY holder
        )"""
        .formatted(from, condition, more.isEmpty() ? "" : ", " + more);
  }

  /** The contact in words, for a sentence about the person. */
  static String told() {
    return """
        CASE WHEN is_listed THEN 'a listed fraud number'
             WHEN is_service THEN 'a caller from abroad under a service or protected number'
             WHEN is_disguised THEN 'a caller from abroad under a number that cannot be there'
             ELSE 'an overseas number' END""";
  }
}
