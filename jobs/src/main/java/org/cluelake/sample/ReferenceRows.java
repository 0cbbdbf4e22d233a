package org.cluelake.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Regions with invented names and their population, the calendar, the protected entities. */
final class ReferenceRows {

  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final String PLACES = "岚汀芷梧泓筱霭屿樾岑澜苇栎泮崖榛蘅潆桤淙";
  private static final double[] AGE_SHARES = {0.17, 0.26, 0.36, 0.21};

  private final Setting setting;
  private final List<County> counties;

  ReferenceRows(Setting setting, List<County> counties) {
    this.setting = setting;
    this.counties = counties;
  }

  List<String[]> regions() {
    Map<String, long[]> counts = new LinkedHashMap<>();
    Map<String, String[]> heads = new LinkedHashMap<>();
    head(heads, counts, "000000", "样国", "nation", null);
    for (County county : counties) {
      int index = county.index();
      String province = Setting.provinceCode(index);
      String city = Setting.cityCode(index);
      head(heads, counts, province, name(index / 5 % 4, 7) + "省", "province", "000000");
      head(heads, counts, city, name(index / 5, 3) + "市", "city", province);
      head(heads, counts, county.code(), name(index, 0) + "县", "county", city);
      long[] own = inhabitants(county);
      for (String code : List.of("000000", province, city, county.code())) {
        for (int i = 0; i < own.length; i++) {
          counts.get(code)[i] += own[i];
        }
      }
    }
    List<String[]> rows = new ArrayList<>();
    heads.forEach((code, head) -> rows.add(row(head, counts.get(code))));
    return rows;
  }

  private static void head(
      Map<String, String[]> heads,
      Map<String, long[]> counts,
      String code,
      String name,
      String level,
      String parent) {
    heads.putIfAbsent(code, new String[] {code, name, level, parent, "2020-01-01", null});
    counts.putIfAbsent(code, new long[16]);
  }

  private static String name(int index, int turn) {
    int stem = index % STEMS.length();
    int place = (index / STEMS.length() + turn + stem) % PLACES.length();
    int round = index / (STEMS.length() * PLACES.length());
    StringBuilder name =
        new StringBuilder().append(STEMS.charAt(stem)).append(PLACES.charAt(place));
    for (int rest = round; rest > 0; rest /= PLACES.length()) {
      name.append(PLACES.charAt(rest % PLACES.length()));
    }
    return name.toString();
  }

  private long[] inhabitants(County county) {
    Draw draw = setting.draw("inhabitants", county.index());
    double registered = draw.between(0.75, 1.3);
    long[] own = new long[16];
    for (int i = 0; i < own.length; i++) {
      double side = i < 8 ? 1 : registered;
      double age = AGE_SHARES[i % 4] * draw.between(0.85, 1.15);
      own[i] = Math.round(county.population() * side * age / 2);
    }
    return own;
  }

  private static String[] row(String[] head, long[] counts) {
    String[] row = Arrays.copyOf(head, head.length + counts.length);
    for (int i = 0; i < counts.length; i++) {
      row[head.length + i] = Long.toString(counts[i]);
    }
    return row;
  }

  /** The first day's year with the year before and after it. */
  List<String[]> calendar() {
    LocalDate first = setting.spec().firstDay();
    List<String[]> rows = new ArrayList<>();
    LocalDate end = LocalDate.of(first.getYear() + 1, 12, 31);
    for (LocalDate day = LocalDate.of(first.getYear() - 1, 1, 1);
        !day.isAfter(end);
        day = day.plusDays(1)) {
      LunarCalendar.LunarDay lunar = LunarCalendar.of(day);
      rows.add(
          new String[] {
            day.toString(),
            LunarCalendar.isWorkday(day) ? "1" : "0",
            LunarCalendar.holiday(day),
            Integer.toString(lunar.year()),
            Integer.toString(lunar.month()),
            Integer.toString(lunar.day()),
            lunar.leap() ? "1" : "0",
            Integer.toString(LunarCalendar.springFestivalOffset(day))
          });
    }
    return rows;
  }

  static List<String[]> protectedEntities(List<Enterprise> enterprises) {
    List<String[]> rows = new ArrayList<>();
    for (Enterprise e : enterprises) {
      String category = e.kind().protection();
      if (category == null) {
        continue;
      }
      String name = e.kind().name().toLowerCase(Locale.ROOT) + "-" + e.index();
      for (Line line : e.lines()) {
        if (!line.isMachine()) {
          rows.add(protection("number", line.number(), category, name));
        }
      }
      if (e.hotline() != null) {
        rows.add(protection("number", e.hotline().number(), category, name));
      }
      rows.add(protection("account", e.account().number(), category, name));
    }
    return rows;
  }

  private static String[] protection(String kind, String entity, String category, String name) {
    return new String[] {kind, entity, category, name, "2020-01-01", null};
  }
}
