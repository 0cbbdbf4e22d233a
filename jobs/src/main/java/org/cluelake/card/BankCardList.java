package org.cluelake.card;

import org.cluelake.contract.Tables;

/** Bank accounts and cards for review. Accounts are not issued again, so holders do not change. */
public final class BankCardList extends CardList {

  private static final long serialVersionUID = 1L;

  /** The list by the given rules. */
  public BankCardList(ListConf conf) {
    super(
        Tables.BANK_CARD_LIST,
        Tables.ACCOUNT_STATE,
        "account",
        "bank_card",
        conf.bank(),
        conf.version());
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
