package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** Accounts and cards of a {@link CountyNation}, opened within the years before its first day. */
final class CountyCards {

  private static final int PEOPLE_A_CARD = 500;
  private static final int YEARS_BEFORE = 700;
  private static final String[] CARRIERS = {"carrier_a", "carrier_b", "carrier_c"};
  private static final String[] BANKS = {"bank_a", "bank_b", "bank_c", "bank_d"};

  private final Setting setting;
  private final List<County> counties;
  private final int firstDay;
  private final int[] from;

  CountyCards(Setting setting, List<County> counties, int firstDay) {
    this.setting = setting;
    this.counties = counties;
    this.firstDay = firstDay;
    this.from = new int[counties.size() + 1];
    for (County county : counties) {
      int own = Math.max(20, county.population() / PEOPLE_A_CARD);
      from[county.index() + 1] = from[county.index()] + own;
    }
  }

  /** Accounts of a county, and as many cards. */
  int of(County county) {
    return from[county.index() + 1] - from[county.index()];
  }

  String account(County county, int which) {
    return Identities.account(from[county.index()] + (long) which);
  }

  String number(County county, int which) {
    return Identities.mobile(from[county.index()] + (long) which);
  }

  /** An identity card whose holder is registered in the county; ordinals are apart by county. */
  static String document(County county, int ordinal) {
    int person = ordinal / 999;
    return Identities.idCard(
        county.code(),
        1945 + person % 60,
        1 + person / 60 % 12,
        1 + person / 720 % 28,
        1 + ordinal % 999);
  }

  List<String[]> accounts() {
    List<String[]> rows = new ArrayList<>();
    for (County county : counties) {
      for (int i = 0; i < of(county); i++) {
        Draw draw = setting.draw("account", county.index(), i);
        String opened = opened(draw);
        rows.add(
            new String[] {
              account(county, i),
              BANKS[draw.weighted(4, 3, 2, 1)],
              "id_card",
              document(county, i),
              "debit",
              opened,
              county.code(),
              draw.chance(0.3) ? "online" : "counter",
              number(county, i),
              "active",
              opened
            });
      }
    }
    return rows;
  }

  List<String[]> subscribers() {
    List<String[]> rows = new ArrayList<>();
    for (County county : counties) {
      for (int i = 0; i < of(county); i++) {
        Draw draw = setting.draw("card", county.index(), i);
        String opened = opened(draw);
        rows.add(
            new String[] {
              number(county, i),
              "id_card",
              document(county, i),
              "person",
              CARRIERS[draw.weighted(5, 3, 2)],
              draw.chance(0.1) ? "virtual_" + (char) ('a' + draw.between(0, 3)) : null,
              "voice",
              opened,
              county.code(),
              draw.chance(0.3) ? "online" : "store",
              "active",
              opened,
              null
            });
      }
    }
    return rows;
  }

  private String opened(Draw draw) {
    return setting.clock().dateText(firstDay - draw.between(1, YEARS_BEFORE));
  }
}
