package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Every account ever delivered, as its bank last described it.
 *
 * <p>The row with the newest {@code valid_from} wins; of two with the same, tonight's, because a
 * bank repeats a row only to correct it.
 */
public final class AccountState implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "account-state";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.BANK_ACCOUNT), Read.before(Tables.ACCOUNT_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.ACCOUNT_STATE;
  }

  // Only tonight's few rows are ranked; the state itself is passed through a hash join.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH tonight AS (
          SELECT account, holder, kind, opened_on, opened_channel, contact_number, status,
                 valid_from
          FROM bank_account
          QUALIFY row_number() OVER (PARTITION BY account ORDER BY valid_from DESC) = 1
        )
        SELECT t.* FROM tonight t
        WHERE NOT EXISTS (SELECT 1 FROM account_state_before b
                          WHERE b.account = t.account AND b.valid_from > t.valid_from)
        UNION ALL
        SELECT b.account, b.holder, b.kind, b.opened_on, b.opened_channel, b.contact_number,
               b.status, b.valid_from
        FROM account_state_before b
        WHERE NOT EXISTS (SELECT 1 FROM tonight t
                          WHERE t.account = b.account AND t.valid_from >= b.valid_from)
        """;
  }
}
