package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * The loops of {@link NewLoop} that closed around each account, as far back as the memory of the
 * lake goes; a carried state. A loop that opens and closes again counts once, as it closed last.
 *
 * <p>A loop weighs one over the product of the other members' links: the chance that a link of
 * each, picked at random, lies in it. So a loop through accounts that deal with everybody says
 * little.
 */
public final class MoneyLoop implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/money-loop.yaml}.
   *
   * @param memoryDays a loop is forgotten this many days after it closed
   */
  public record Params(int memoryDays) implements Serializable {
    public Params {
      Require.that(memoryDays >= 30, "memoryDays is %s; want 30 or more", memoryDays);
    }
  }

  private final Params params;

  public MoneyLoop(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "money-loop";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.NEW_LOOP), Read.before(Tables.MONEY_LOOP));
  }

  @Override
  public TableContract writes() {
    return Tables.MONEY_LOOP;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH tonight AS (
          SELECT account, partner, other,
                 1000000000 // greatest(1, partner_links::BIGINT * other_links) AS weight,
                 %1$s AS closed_on, is_early
          FROM new_loop
          WHERE bucket_of(account) = this_bucket()
        )
        SELECT * FROM tonight
        UNION ALL
        SELECT b.account, b.partner, b.other, b.weight, b.closed_on,
               b.is_early
        FROM money_loop_before b
        WHERE b.closed_on > %2$s
          AND NOT EXISTS (SELECT 1 FROM tonight t
                          WHERE t.account = b.account AND t.partner = b.partner
                            AND t.other = b.other)
        """
        .formatted(asOf.sqlDate(), new AsOf(asOf.minusDays(params.memoryDays())).sqlDate());
  }
}
