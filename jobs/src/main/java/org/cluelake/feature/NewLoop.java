package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * The loops of money links that closed tonight: pairs that now pay both ways, and three accounts
 * each of which has dealt with the other two. The exchange from an account's links to those of the
 * accounts at their far ends.
 *
 * <p>Only tonight's new links are followed, one step to each side, so the work grows with the day
 * and never with all pairs. Kept out: links of accounts with more than {@code maxLinks} links
 * (shops, agents, sellers; following them is costly and says little), pairs that have dealt with
 * each other on {@code steadyNights} nights or more (families, friends), and loops with a
 * merchant's or firm's account or with two accounts of one holder. While the lake knows fewer than
 * {@code minKnownDays} days every acquaintance looks new, so loops of those nights are marked as
 * early.
 */
public final class NewLoop implements GatherStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/new-loop.yaml}.
   *
   * @param maxLinks links of an account that is still followed
   * @param steadyNights nights of dealing from which a pair is acquainted
   * @param minKnownDays days since the oldest link in memory until which loops are early
   */
  public record Params(int maxLinks, int steadyNights, int minKnownDays) implements Serializable {
    public Params {
      Require.that(maxLinks >= 2 && maxLinks <= 10_000, "maxLinks is %s; want 2-10000", maxLinks);
      Require.that(steadyNights >= 2, "steadyNights is %s; want 2 or more", steadyNights);
      Require.that(minKnownDays >= 1, "minKnownDays is %s; want 1 or more", minKnownDays);
    }
  }

  private final Params params;

  public NewLoop(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "new-loop";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.MONEY_LINK));
  }

  @Override
  public TableContract writes() {
    return Tables.NEW_LOOP;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    String followed =
        "links <= %d AND nights < %d".formatted(params.maxLinks(), params.steadyNights());
    return List.of(
        new Gathering(
            "grown",
            """
            SELECT bool_or(%s - least(first_out_on, first_in_on) >= %d) AS is_grown FROM money_link
            """
                .formatted(asOf.sqlDate(), params.minKnownDays())),
        new Gathering(
            "changed",
            """
            SELECT account, counterparty, links, holder,
                   least(first_out_on, first_in_on) = %1$s AS is_new,
                   first_out_on IS NOT NULL AND first_in_on IS NOT NULL AS is_two_way
            FROM money_link
            WHERE %2$s AND (first_out_on = %1$s OR first_in_on = %1$s)
            """
                .formatted(asOf.sqlDate(), followed)),
        // A third account's links to both ends lie in its own bucket, so that loops are found there
        // and not all links of the ends have to come. The far side may be missing: a merchant
        // keeps none, nor does a side with too many links.
        new Gathering(
            "met",
            """
            WITH pair AS (
              SELECT account AS near, counterparty AS far, holder, is_new
              FROM changed
              WHERE account < counterparty AND counterparty IN (SELECT account FROM changed)
            ), around AS (
              SELECT account, counterparty AS of, links, holder
              FROM money_link
              WHERE %s
                AND counterparty IN (SELECT near FROM pair
                                     UNION ALL
                                     SELECT far FROM pair WHERE is_new)
            )
            SELECT p.near, p.far, true AS is_far, f.account, f.links, f.holder
            FROM pair p JOIN around f ON f.account = p.far AND f.of = p.near
            WHERE f.holder IS NULL OR p.holder IS NULL OR f.holder <> p.holder
            UNION ALL
            SELECT p.near, p.far, false, n.account, n.links, n.holder
            FROM pair p
            JOIN around n ON n.of = p.near
            JOIN around o ON o.of = p.far AND o.account = n.account
            WHERE p.is_new AND (n.holder IS NULL OR n.holder IS DISTINCT FROM p.holder)
            """
                .formatted(followed)));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH pair AS (
          SELECT c.account AS near, c.counterparty AS far, c.is_two_way, f.holder AS far_holder,
                 {'account': c.account, 'links': c.links} AS near_side,
                 {'account': f.account, 'links': f.links} AS far_side
          FROM changed c
          JOIN met f ON f.near = c.account AND f.far = c.counterparty AND f.is_far
        ), loop AS (
          SELECT [near_side, far_side] AS members FROM pair WHERE is_two_way
          UNION
          SELECT list_sort([near_side, far_side, {'account': m.account, 'links': m.links}])
          FROM pair p
          JOIN met m ON m.near = p.near AND m.far = p.far AND NOT m.is_far
          WHERE m.holder IS NULL OR m.holder IS DISTINCT FROM p.far_holder
        ), member AS (
          SELECT members, unnest(members).account AS account FROM loop
        ), told AS (
          SELECT account, list_filter(members, lambda m: m.account <> account) AS others FROM member
        )
        SELECT account, others[1].account AS partner, others[-1].account AS other,
               others[1].links AS partner_links,
               CASE WHEN len(others) = 1 THEN 1 ELSE others[-1].links END AS other_links,
               (SELECT NOT coalesce(bool_or(is_grown), false) FROM grown) AS is_early
        FROM told
        """;
  }
}
