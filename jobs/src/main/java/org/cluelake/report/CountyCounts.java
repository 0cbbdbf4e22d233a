package org.cluelake.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Counties by clues sent, without giving small counts away.
 *
 * <p>A count of 1 to 9 reads "under 10", in the order of county codes so that the order tells
 * nothing. Where it would be the only count not given, it could be worked out from the total, so
 * the smallest exact one is coarsened with it.
 *
 * @param lines the counties shown
 * @param others counties not shown
 */
public record CountyCounts(List<Line> lines, int others) {

  private static final long SMALL = 10;

  /**
   * One county.
   *
   * @param code six digits
   * @param name its name
   * @param clues the count, or what may be said of it
   * @param share percent of the largest count; 0 where it is not given
   */
  public record Line(String code, String name, String clues, int share) {}

  static CountyCounts of(List<NightFacts.County> counties, int shown) {
    List<NightFacts.County> ranked =
        counties.stream()
            .filter(c -> c.clues() > 0)
            .sorted(
                Comparator.comparingLong((NightFacts.County c) -> -visible(c))
                    .thenComparing(NightFacts.County::code))
            .toList();
    List<NightFacts.County> top = ranked.subList(0, Math.min(shown, ranked.size()));
    long exact = top.stream().filter(c -> visible(c) > 0).count();
    boolean coarsenLast = exact > 0 && ranked.size() - exact == 1;
    long largest = top.isEmpty() ? 0 : visible(top.get(0));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < top.size(); i++) {
      NightFacts.County county = top.get(i);
      String clues = Words.number(county.clues());
      int share = Words.share(visible(county), largest);
      if (visible(county) == 0) {
        clues = "under 10";
      } else if (coarsenLast && i == exact - 1) {
        clues = "10 or more";
        share = 0;
      }
      lines.add(new Line(Words.shown(county.code()), Words.shown(county.name()), clues, share));
    }
    return new CountyCounts(List.copyOf(lines), ranked.size() - top.size());
  }

  private static long visible(NightFacts.County county) {
    return county.clues() < SMALL ? 0 : county.clues();
  }
}
