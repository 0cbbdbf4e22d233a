package org.cluelake.region;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * When, where and by whom every card and account was opened, as last described.
 *
 * <p>It lies apart from the states that detectors read, so that no detector can reach a place. An
 * account has one opening; a number has one for each time it was opened, so that a card's
 * involvement does not pass to the next one with its number.
 */
public final class CardOpening implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "card-opening";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.TELECOM_SUBSCRIBER),
        Read.today(Tables.BANK_ACCOUNT),
        Read.before(Tables.CARD_OPENING));
  }

  @Override
  public TableContract writes() {
    return Tables.CARD_OPENING;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH card AS (
          SELECT number AS entity, opened_on,
                 max({'from': valid_from, 'region': opened_region,
                      'issuer': coalesce(virtual_operator, carrier),
                      'kind': CASE WHEN virtual_operator IS NULL THEN 'carrier'
                                   ELSE 'virtual_operator' END}) AS newest
          FROM telecom_subscriber
          GROUP BY number, opened_on
        ), account AS (
          SELECT account AS entity,
                 max({'from': valid_from, 'opened_on': opened_on, 'region': opened_region,
                      'issuer': bank}) AS newest
          FROM bank_account
          GROUP BY account
        )
        SELECT 'number' AS entity_kind, entity, opened_on, newest.region AS region,
               newest.kind AS issuer_kind, newest.issuer AS issuer
        FROM card
        UNION ALL
        SELECT 'account', entity, newest.opened_on, newest.region, 'bank', newest.issuer
        FROM account
        UNION ALL
        SELECT b.entity_kind, b.entity, b.opened_on, b.region, b.issuer_kind, b.issuer
        FROM card_opening_before b
        LEFT JOIN card c
          ON b.entity_kind = 'number' AND c.entity = b.entity AND c.opened_on = b.opened_on
        LEFT JOIN account a ON b.entity_kind = 'account' AND a.entity = b.entity
        WHERE c.entity IS NULL AND a.entity IS NULL
        """;
  }
}
