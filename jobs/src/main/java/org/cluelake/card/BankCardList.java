package org.cluelake.card;

import org.cluelake.contract.Tables;
import org.cluelake.fusion.Fusion;

/** Bank accounts and cards for review. Accounts are not issued again, so holders do not change. */
public final class BankCardList extends CardList {

  private static final long serialVersionUID = 1L;

  /**
   * The list by the given rules.
   *
   * @param fusion how its cards are judged by their findings
   */
  public BankCardList(ListConf conf, Fusion fusion) {
    super(
        Tables.BANK_CARD_LIST,
        Tables.ACCOUNT_STATE,
        "account",
        "bank_card",
        conf.bank(),
        conf.version(),
        fusion);
  }

  @Override
  public String id() {
    return "bank-card-list";
  }

  @Override
  String holderSince() {
    return "CAST(NULL AS DATE)";
  }
}
