package org.cluelake.card;

import org.cluelake.contract.Tables;
import org.cluelake.fusion.Fusion;

/** Phone and IoT cards for review; a new holder starts with a clean sheet. */
public final class PhoneCardList extends CardList {

  private static final long serialVersionUID = 1L;

  /**
   * The list by the given rules.
   *
   * @param fusion how its cards are judged by their findings
   */
  public PhoneCardList(ListConf conf, Fusion fusion) {
    super(
        Tables.PHONE_CARD_LIST,
        Tables.SUBSCRIBER_STATE,
        "number",
        "phone_card",
        conf.phone(),
        conf.version(),
        fusion);
  }

  @Override
  public String id() {
    return "phone-card-list";
  }

  @Override
  String holderSince() {
    return "valid_from";
  }
}
