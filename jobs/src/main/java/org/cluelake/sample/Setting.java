package org.cluelake.sample;

/** What every part of the nation is drawn from: the spec and the knobs. */
record Setting(SampleSpec spec, Knobs knobs) {

  Draw draw(String what, long... keys) {
    return Draw.of(spec.seed(), what, keys);
  }

  Clock clock() {
    return new Clock(spec.firstDay());
  }

  /** The first day with any delivery: the history before day 0 is negative. */
  int firstDay() {
    return -spec.historyDays();
  }

  int lastDay() {
    return spec.days() - 1;
  }

  /** A county's index is stable, so its code is too: five counties to a city, four provinces. */
  static String countyCode(int county) {
    int city = county / 5;
    return cityCode(county).substring(0, 4) + two(1 + county % 5 + (city / 4 / 99) * 5);
  }

  static String cityCode(int county) {
    int city = county / 5;
    return provinceCode(county).substring(0, 2) + two(1 + city / 4 % 99) + "00";
  }

  static String provinceCode(int county) {
    return (96 + county / 5 % 4) + "0000";
  }

  private static String two(int value) {
    return value < 10 ? "0" + value : Integer.toString(value);
  }
}
