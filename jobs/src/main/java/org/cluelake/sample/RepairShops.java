package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/** Shops that try customers' cards in the shop's own phone: many cards in one handset. */
final class RepairShops {

  private static final long PHONES = 640_000_000L;
  private static final int HOUSEHOLDS_PER_SHOP = 250;

  private final Setting setting;
  private final Population population;
  private final Trips trips;
  private final List<Enterprise> hotlines;

  RepairShops(Setting setting, Population population, Trips trips) {
    this.setting = setting;
    this.population = population;
    this.trips = trips;
    this.hotlines = population.enterprises.stream().filter(e -> e.hotline() != null).toList();
  }

  void day(int day, List<Call> calls) {
    for (County county : population.counties) {
      int shops = 1 + county.households() / HOUSEHOLDS_PER_SHOP;
      for (int shop = 0; shop < shops; shop++) {
        Draw draw = setting.draw("repairs", county.index(), shop, day);
        String imei = Identities.imei(PHONES + county.index() * 16L + shop);
        for (Line line : customers(county, day, draw)) {
          test(line, imei, day, draw, calls);
        }
      }
    }
  }

  private List<Line> customers(County county, int day, Draw draw) {
    List<Line> lines = new ArrayList<>();
    int count = draw.poisson(setting.knobs().handsets().repairsPerDay());
    for (int i = 0; i < count; i++) {
      Line line = population.mainLine(population.someone(county.index(), draw));
      if (line != null
          && line.fromDay() <= day
          && trips.at(line.user(), day * Clock.DAY + Clock.DAY / 2) == null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private void test(Line line, String imei, int day, Draw draw, List<Call> calls) {
    String cell = "C" + Setting.countyCode(line.county()) + "-" + (10 + line.county() % 40);
    Line inShop =
        new Line(
            line.number(),
            true,
            line.user(),
            line.county(),
            imei,
            cell,
            Line.DOMESTIC,
            line.fromDay());
    int at = day * Clock.DAY + draw.between(10 * Clock.HOUR, 19 * Clock.HOUR);
    int count = 1 + draw.poisson(0.6);
    for (int i = 0; i < count; i++) {
      Line to =
          draw.chance(0.5)
              ? draw.pick(hotlines).hotline()
              : population.mainLine(population.someone(line.county(), draw));
      if (to != null && !to.number().equals(line.number())) {
        calls.add(Call.answered(at + i * 120, inShop, to, draw.between(3, 30)));
      }
    }
  }
}
