package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** Names on the block lists: gangs' own, and names listed in error or long dead. */
final class Sites {

  /** Shared hosts that thousands visit. */
  static final List<String> SHARED = List.of("cdn-1.example", "cdn-2.example");

  /** An honest shop and its app, listed in error. */
  static final String SHOP = "shop-1.example";

  static final String SHOP_APP = "test.shop1";

  private static final int DEAD = 24;

  private Sites() {}

  /** The domain of a campaign: often its gang's, else one of its own. */
  static String domain(Campaign campaign) {
    String shared = campaign.gang().domain();
    return campaign.index() % 5 < 3 ? shared : "m" + campaign.index() + "-" + shared;
  }

  /** Every listed name, for those who try them all. */
  static List<String> domains(List<Campaign> campaigns) {
    List<String> names = new ArrayList<>(SHARED);
    names.add(SHOP);
    campaigns.stream().map(Sites::domain).distinct().forEach(names::add);
    for (int i = 0; i < DEAD; i++) {
      names.add("old-" + i + ".example");
    }
    return names;
  }
}
