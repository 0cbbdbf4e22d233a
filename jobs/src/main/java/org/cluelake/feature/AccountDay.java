package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.SqlTime;

/**
 * One account's day: money in and out, cash, parties, night share, closing balance and the sizes of
 * its payments; amounts in yuan, as in {@link AccountEdgeDay}.
 */
public final class AccountDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "account-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.ACCOUNT_DAY;
  }

  // The balance travels in a struct because arg_max passes over null arguments: a bank that
  // withholds the last balance must not be answered with an older one.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH leg AS (
          SELECT *, state = 'settled' AS settled, %s < 5 AS at_night,
                 CASE WHEN currency = 'CNY' THEN amount ELSE 0 END AS yuan,
                 %s AS bin
          FROM account_leg
        )
        SELECT account,
               count(*) FILTER (WHERE settled AND direction = 'in')::INTEGER AS in_count,
               coalesce(sum(yuan) FILTER (WHERE settled AND direction = 'in'), 0)
                 ::DECIMAL(18,2) AS in_amount,
               count(*) FILTER (WHERE settled AND direction = 'out')::INTEGER AS out_count,
               coalesce(sum(yuan) FILTER (WHERE settled AND direction = 'out'), 0)
                 ::DECIMAL(18,2) AS out_amount,
               coalesce(sum(yuan) FILTER (WHERE settled AND direction = 'out'
                   AND (counterparty IS NULL OR channel IN ('cash', 'atm', 'third_party', 'otc'))),
                 0)::DECIMAL(18,2) AS cash_out_amount,
               count(*) FILTER (WHERE NOT settled)::INTEGER AS attempts,
               count(DISTINCT counterparty) FILTER (WHERE settled AND direction = 'in')
                 ::INTEGER AS payers,
               count(DISTINCT counterparty) FILTER (WHERE settled AND direction = 'out')
                 ::INTEGER AS payees,
               coalesce(sum(yuan) FILTER (WHERE settled AND at_night), 0)::DECIMAL(18,2) AS night_amount,
               (arg_max({'balance': balance_after}, {'at': "at", 'id': transfer_id})
                 FILTER (WHERE settled)).balance AS closing_balance,
               %s AS out_histogram
        FROM leg
        GROUP BY account
        """
        .formatted(
            SqlTime.hourOfDay("\"at\""),
            SizeHistogram.bin("amount"),
            SizeHistogram.counts(
                "bin",
                "settled AND direction = 'out' AND counterparty IS NOT NULL AND currency ="
                    + " 'CNY'"));
  }
}
