package org.cluelake.quarterly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A list of counties kept over the quarters, and how good it turned out. */
final class ListKept {

  private final int[] since;
  private final List<Integer> stays = new ArrayList<>();
  private long members;
  private long right;
  private long above3;
  private long above2;
  private long entries;
  private long rightAtEntry;
  private long above3AtEntry;
  private int quarters;
  private int judged;

  ListKept(int counties) {
    since = new int[counties];
    Arrays.fill(since, -1);
  }

  /**
   * A quarter's list.
   *
   * @param isJudged whether it counts; a list is followed before, so that its stays begin where
   *     they began
   * @param isOn by county
   * @param isWorst whether a county truly is among the worst
   * @param nation with the true risks
   */
  void quarter(boolean isJudged, boolean[] isOn, boolean[] isWorst, SimulatedNation nation) {
    for (int i = 0; i < isOn.length; i++) {
      if (isOn[i] && isJudged) {
        members++;
        right += isWorst[i] ? 1 : 0;
        above3 += nation.risk(i) > 3 ? 1 : 0;
        above2 += nation.risk(i) > 2 ? 1 : 0;
        if (since[i] < 0) {
          entries++;
          rightAtEntry += isWorst[i] ? 1 : 0;
          above3AtEntry += nation.risk(i) > 3 ? 1 : 0;
        }
      }
      if (isOn[i] && since[i] < 0) {
        since[i] = quarters;
      } else if (!isOn[i] && since[i] >= 0) {
        if (isJudged) {
          stays.add(quarters - since[i]);
        }
        since[i] = -1;
      }
    }
    quarters++;
    judged += isJudged ? 1 : 0;
  }

  ListingSimulation.Outcome outcome(String list) {
    return new ListingSimulation.Outcome(
        list,
        (double) members / judged,
        share(rightAtEntry, entries),
        share(above3AtEntry, entries),
        share(right, members),
        share(above3, members),
        share(above2, members),
        (double) entries / judged,
        stays.stream().mapToInt(Integer::intValue).min().orElse(0),
        stays.isEmpty() ? 0 : (double) stays.stream().filter(s -> s == 1).count() / stays.size());
  }

  private static double share(long some, long all) {
    return all == 0 ? Double.NaN : (double) some / all;
  }
}
