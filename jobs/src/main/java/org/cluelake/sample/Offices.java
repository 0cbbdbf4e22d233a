package org.cluelake.sample;

import java.util.HashMap;
import java.util.Map;

/**
 * The handsets of offices of cold callers: eight people an office, two or three a handset in
 * shifts; in some offices one handset goes round among all eight, as a gang's device does among its
 * cards.
 */
final class Offices {

  private static final long HANDSETS = 600_000_000L;
  private static final int PEOPLE = 8;
  private static final int SHIFTS = 3;
  private static final int HANDSETS_OF_A_COUNTY = 4096;

  private final Setting setting;
  private final Map<Integer, Integer> people = new HashMap<>();

  Offices(Setting setting) {
    this.setting = setting;
  }

  /** The handset of the county's next cold caller. */
  String handset(int county) {
    int person = people.merge(county, 1, Integer::sum) - 1;
    int office = person / PEOPLE;
    boolean pooled =
        setting.draw("office", county, office).chance(setting.knobs().handsets().pooledShare());
    int desk = pooled ? 0 : person % PEOPLE / SHIFTS;
    return Identities.imei(HANDSETS + county * (long) HANDSETS_OF_A_COUNTY + office * 4L + desk);
  }
}
