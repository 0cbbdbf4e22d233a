package org.cluelake.region;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * The risks of a reference year by sex and age, the nation being 1, from its events and its people.
 *
 * <p>Each risk is drawn towards 1 by as much as {@value #PRIOR} expected events are worth, so that
 * a group with few people has no wild one (gamma prior of mean 1; Clayton and Kaldor 1987), and
 * told to two digits.
 */
public final class RiskEstimate {

  /** Below it the risks of eight groups say more of chance than of the groups. */
  static final long LEAST_EVENTS = 400;

  private static final int PRIOR = 20;

  private RiskEstimate() {}

  /** Groups the events of VIC1 are told apart by: population columns of the region's contract. */
  public static List<String> groups() {
    return Indicator.VIC1.strata();
  }

  /**
   * The risks by group.
   *
   * @param events by group; a group that is missing has none
   * @param people by group, all of them
   */
  public static Map<String, BigDecimal> of(Map<String, Long> events, Map<String, Long> people) {
    double allEvents = events.values().stream().mapToLong(Long::longValue).sum();
    double allPeople = people.values().stream().mapToLong(Long::longValue).sum();
    if (allEvents < LEAST_EVENTS || allPeople == 0) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "fewer than %d cases say sex and age, or no region says its people; want a longer time",
          LEAST_EVENTS);
    }
    Map<String, BigDecimal> risks = new TreeMap<>();
    for (String group : groups()) {
      double expected = allEvents * people.get(group) / allPeople;
      double risk = (events.getOrDefault(group, 0L) + PRIOR) / (expected + PRIOR);
      BigDecimal unused = risks.put(group, told(risk));
    }
    return risks;
  }

  private static BigDecimal told(double risk) {
    BigDecimal digits = BigDecimal.valueOf(risk).round(new MathContext(2, RoundingMode.HALF_UP));
    int scale = Math.min(digits.scale(), StandardRisks.LEAST.scale());
    return digits
        .setScale(scale, RoundingMode.HALF_UP)
        .max(StandardRisks.LEAST)
        .min(StandardRisks.MOST);
  }
}
