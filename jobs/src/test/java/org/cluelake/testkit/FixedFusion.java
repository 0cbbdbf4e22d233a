package org.cluelake.testkit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cluelake.fusion.FitEvidence;
import org.cluelake.fusion.Fusion;
import org.cluelake.fusion.FusionConf;
import org.cluelake.fusion.SubjectModel;
import org.cluelake.fusion.Weight;

/** Every shipped detector worth the same round numbers, whatever the last fit said. */
public final class FixedFusion {

  /** Fitted to nothing. */
  public static final FitEvidence NOTHING =
      new FitEvidence(
          "none",
          0,
          0,
          0,
          0,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          "none",
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          List.of());

  private static final FusionConf SHIPPED = ShippedConf.read("fusion.yaml", FusionConf.class);

  private FixedFusion() {}

  /**
   * Persons: -4, linked 1; a finding 1 and 6 for its score, from 0.50 a fact in three detectors.
   */
  public static Fusion persons() {
    BigDecimal half = new BigDecimal("0.50");
    return fusion(
        "person",
        List.of("-4", "1", "0"),
        List.of("1", "6"),
        Map.of(
            "calls", List.of("call-then-pay", "contact-with-fraud-number"),
            "payments", List.of("paid-a-mule", "rebate-task")),
        Map.of("call-then-pay", half, "contact-with-fraud-number", half, "paid-a-mule", half));
  }

  /** Numbers: -5.2, linked 7, named 8; a finding 1 and 4 for its score. */
  public static Fusion numbers() {
    return cards("number", Map.of());
  }

  /** Accounts: as numbers; two of the detectors see the same movements. */
  public static Fusion accounts() {
    return cards("account", Map.of("movements", List.of("fan-in-fan-out", "pass-through")));
  }

  private static Fusion cards(String kind, Map<String, List<String>> groups) {
    return fusion(kind, List.of("-5.2", "7", "8"), List.of("1", "4"), groups, Map.of());
  }

  private static Fusion fusion(
      String kind,
      List<String> base,
      List<String> each,
      Map<String, List<String>> groups,
      Map<String, BigDecimal> facts) {
    Map<String, Weight> weights = new TreeMap<>();
    Weight weight = new Weight(new BigDecimal(each.get(0)), new BigDecimal(each.get(1)));
    for (String detector : SHIPPED.models().get(kind).weights().keySet()) {
      Weight unused = weights.put(detector, weight);
    }
    SubjectModel model =
        new SubjectModel(
            new BigDecimal(base.get(0)),
            new BigDecimal(base.get(1)),
            new BigDecimal(base.get(2)),
            new BigDecimal("0.25"),
            weights,
            groups,
            facts,
            NOTHING);
    return new Fusion(7, SHIPPED.bands(), SHIPPED.withoutFact(), model);
  }
}
