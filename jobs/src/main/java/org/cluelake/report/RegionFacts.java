package org.cluelake.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything the page of counties says, as published: what is suppressed is absent here too.
 *
 * @param bizDate the night
 * @param gen generation of the night, from 1
 * @param synthetic whether the delivery says that it is the sample nation
 * @param lines one per indicator and region
 */
public record RegionFacts(LocalDate bizDate, int gen, boolean synthetic, List<Line> lines) {

  public RegionFacts {
    lines = List.copyOf(lines);
  }

  /**
   * A region under one indicator; a figure that is not published is null.
   *
   * @param indicator its id
   * @param side victim or source
   * @param level nation, province, city or county
   * @param code code of the region
   * @param name its name
   * @param from first day of the window
   * @param to last day of the window
   * @param publication ranked, too_few_to_rank, suppressed or not_rankable
   * @param note why it is not ranked
   * @param observed events
   * @param rate events per unit, with its 95% range
   * @param per unit of the rate
   * @param ratio observed over expected, with its 95% range
   * @param risk shrunken relative risk, with its 95% range
   * @param above15 probability of a risk above 1.5 times the nation's
   * @param above2 above 2 times
   * @param above3 above 3 times
   * @param expectedRank posterior expected rank
   * @param rankLow smallest number of the rank range
   * @param rankHigh largest number of it
   * @param areas regions of its level that are compared
   * @param band number of its band
   * @param funnel where it lies in the funnel
   * @param lossCapped losses in yuan with each case cut off, to two significant digits
   * @param wording what may be said
   * @param placedShare share of the indicator's events that have a county
   * @param method id of the method
   * @param methodVersion version of its settings
   */
  public record Line(
      String indicator,
      String side,
      String level,
      String code,
      String name,
      LocalDate from,
      LocalDate to,
      String publication,
      String note,
      Long observed,
      Range rate,
      int per,
      Range ratio,
      Range risk,
      BigDecimal above15,
      BigDecimal above2,
      BigDecimal above3,
      Integer expectedRank,
      Integer rankLow,
      Integer rankHigh,
      int areas,
      Integer band,
      String funnel,
      BigDecimal lossCapped,
      String wording,
      BigDecimal placedShare,
      String method,
      int methodVersion) {

    boolean isRanked() {
      return "ranked".equals(publication);
    }
  }

  /** A figure with its 95% range. */
  public record Range(BigDecimal value, BigDecimal low, BigDecimal high) {}
}
