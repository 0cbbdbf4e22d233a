package org.cluelake.clue;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cluelake.run.Require;

/**
 * How clues are fused, graded, dispatched and ended: {@code conf/clues.yaml}.
 *
 * @param version raised with every change of the file
 * @param detectors those that find victims
 * @param urgencyHours where its bands end, in hours since the newest event
 * @param loss where its bands begin, in yuan
 * @param grades likelihood band to urgency band to loss band to low, medium or high
 * @param orders by grade, what is asked of whom and for how long
 * @param reportedDays for how many days a person's report suppresses clues of its campaign or class
 * @param legalBasis article that allows the warning
 * @param objection how the person named may object
 */
public record ClueConf(
    int version,
    List<String> detectors,
    UrgencyHours urgencyHours,
    LossLimits loss,
    Map<String, Map<String, Map<String, String>>> grades,
    Map<String, Order> orders,
    int reportedDays,
    String legalBasis,
    String objection)
    implements Serializable {

  /** Bands of likelihood, weakest first; so for every list of bands here. */
  static final List<String> LIKELIHOOD_BANDS = List.of("low", "medium", "high");

  static final List<String> URGENCY_BANDS = List.of("past", "days", "now");

  static final List<String> LOSS_BANDS = List.of("small", "middling", "large");

  /** Most hours since the newest event in the bands now and days. */
  public record UrgencyHours(int now, int days) implements Serializable {
    public UrgencyHours {
      Require.that(
          now > 0 && days > now, "urgencyHours is now %s, days %s; want 0 < now < days", now, days);
    }
  }

  /** Least money at risk in the bands large and middling, in yuan. */
  public record LossLimits(BigDecimal large, BigDecimal middling) implements Serializable {
    public LossLimits {
      Require.that(
          middling.signum() > 0 && large.compareTo(middling) > 0,
          "loss is large %s, middling %s; want 0 < middling < large",
          large,
          middling);
    }
  }

  /**
   * What a grade asks for.
   *
   * @param validityHours hours from the cut-off of the night of the newest evidence
   * @param action visit, call or message
   * @param level county, city or province
   */
  public record Order(int validityHours, String action, String level) implements Serializable {
    public Order {
      Require.that(validityHours > 0, "validityHours is %s; want 1 or more", validityHours);
      Require.that(
          Set.of("visit", "call", "message").contains(action),
          "action is %s; want visit, call or message",
          action);
      Require.that(
          Set.of("county", "city", "province").contains(level),
          "level is %s; want county, city or province",
          level);
    }
  }

  public ClueConf {
    Require.that(version > 0, "version is %s; want 1 or more", version);
    Require.that(!detectors.isEmpty(), "detectors is empty; name those that find victims");
    Require.that(reportedDays >= 0, "reportedDays is %s; want 0 or more", reportedDays);
    Require.that(!legalBasis.isBlank(), "legalBasis is empty; name the article");
    Require.that(!objection.isBlank(), "objection is empty; say how to object");
    for (Grade grade : Grade.values()) {
      Require.that(orders.containsKey(grade.word()), "orders has no grade %s", grade.word());
    }
    Require.that(
        orders.size() == Grade.values().length,
        "orders has %s; want the four grades",
        orders.keySet());
    checkTable(grades);
    detectors = List.copyOf(detectors);
    grades = Map.copyOf(grades);
    orders = Map.copyOf(orders);
  }

  /** The grade of three bands. */
  Grade grade(String likelihoodBand, String urgencyBand, String lossBand) {
    return lookUp(grades, likelihoodBand, urgencyBand, lossBand);
  }

  Order order(Grade grade) {
    return orders.get(grade.word());
  }

  /** Every triple has a grade, and one step up in any band never grades lower. */
  private static void checkTable(Map<String, Map<String, Map<String, String>>> grades) {
    for (int l = 0; l < LIKELIHOOD_BANDS.size(); l++) {
      for (int u = 0; u < URGENCY_BANDS.size(); u++) {
        for (int m = 0; m < LOSS_BANDS.size(); m++) {
          Grade grade = at(grades, l, u, m);
          Require.that(
              (l == 0 || grade.compareTo(at(grades, l - 1, u, m)) >= 0)
                  && (u == 0 || grade.compareTo(at(grades, l, u - 1, m)) >= 0)
                  && (m == 0 || grade.compareTo(at(grades, l, u, m - 1)) >= 0),
              "grades: %s/%s/%s is %s, lower than a weaker triple; more evidence must not grade"
                  + " lower",
              LIKELIHOOD_BANDS.get(l),
              URGENCY_BANDS.get(u),
              LOSS_BANDS.get(m),
              grade.word());
        }
      }
    }
  }

  private static Grade at(
      Map<String, Map<String, Map<String, String>>> grades, int likelihood, int urgency, int loss) {
    return lookUp(
        grades, LIKELIHOOD_BANDS.get(likelihood), URGENCY_BANDS.get(urgency), LOSS_BANDS.get(loss));
  }

  private static Grade lookUp(
      Map<String, Map<String, Map<String, String>>> grades,
      String likelihood,
      String urgency,
      String loss) {
    String word =
        grades
            .getOrDefault(likelihood, Map.of())
            .getOrDefault(urgency, Map.of())
            .getOrDefault(loss, "missing");
    Require.that(
        Set.of("low", "medium", "high").contains(word),
        "grades: %s/%s/%s is %s; want low, medium or high",
        likelihood,
        urgency,
        loss,
        word);
    return Grade.of(word);
  }
}
