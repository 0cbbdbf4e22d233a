package org.cluelake.card;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Where listed numbers, and the numbers of those who hold listed cards and accounts, were last
 * seen: it says what province a row is sent to, and nothing else may read it. What is on a list is
 * decided before and without it.
 */
public final class CardPlace implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "card-place";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.PHONE_CARD_LIST),
        Read.today(Tables.BANK_CARD_LIST),
        Read.today(Tables.LISTED_HOLDER),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.NUMBER_PLACE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.NUMBER_PLACE));
  }

  @Override
  public TableContract writes() {
    return Tables.CARD_PLACE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT 'phone_card_list' AS list, number AS subject, number, region, seen_on
        FROM number_place
        SEMI JOIN phone_card_list USING (number)
        UNION ALL
        SELECT 'bank_card_list' AS list, holder AS subject, number, region, seen_on
        FROM subscriber_state
        SEMI JOIN bank_card_list USING (holder)
        JOIN number_place USING (number)
        UNION ALL
        SELECT 'listed_holder' AS list, p.person AS subject, number, region, seen_on
        FROM subscriber_state
        JOIN (SELECT person, unnest(documents) AS holder FROM listed_holder) p USING (holder)
        JOIN number_place USING (number)
        """;
  }
}
