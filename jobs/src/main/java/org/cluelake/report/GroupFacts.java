package org.cluelake.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the page of groups says: what {@code serving.publicity_rate} of a night shows, and no more.
 *
 * @param night the night it was published for
 * @param from first day of the window; null where the night has no such table
 * @param synthetic whether the nation is invented
 * @param groups every group that is shown
 * @param withheld how many are not
 */
public record GroupFacts(
    LocalDate night, LocalDate from, boolean synthetic, List<Group> groups, long withheld) {

  /** The age bands, youngest first, as the contract names them. */
  static final List<String> BANDS = List.of("0_15", "16_35", "36_59", "60_up");

  public GroupFacts {
    groups = List.copyOf(groups);
  }

  /**
   * A group of victims.
   *
   * @param fraudType national class of the fraud
   * @param band age band, or unknown
   * @param region name of the region; null for the nation
   * @param code its code
   * @param cases live cases of the window
   * @param rate cases per 100,000 residents of the band, with its 95% limits; null without
   *     residents
   * @param ratio rate over the nation's of the class, with its 99.8% limits; null without that
   * @param statement above, below or not_separated; null without a ratio
   */
  public record Group(
      String fraudType,
      String band,
      String region,
      String code,
      long cases,
      Range rate,
      Range ratio,
      String statement) {

    boolean isAbove() {
      return "above".equals(statement);
    }
  }

  /** A figure and its limits. */
  public record Range(BigDecimal value, BigDecimal low, BigDecimal high) {}

  /** The nation's group of a class and band, where it is shown. */
  Optional<Group> ofNation(String fraudType, String band) {
    return groups.stream()
        .filter(g -> g.region() == null)
        .filter(g -> g.fraudType().equals(fraudType) && g.band().equals(band))
        .findFirst();
  }
}
