package org.cluelake.card;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.cluelake.run.Require;

/**
 * Who is put on the card lists and for how long: {@code conf/lists.yaml}.
 *
 * @param version raised with every change of the file
 * @param phone rules of phone and IoT cards
 * @param bank rules of bank accounts and cards
 */
public record ListConf(int version, Rules phone, Rules bank) implements Serializable {

  /**
   * Rules of one list.
   *
   * @param patterns detectors whose findings are about cards of this list
   * @param tiers by tier A, B and C
   * @param objection how the holder may object
   */
  public record Rules(List<String> patterns, Map<String, TierRule> tiers, String objection)
      implements Serializable {
    public Rules {
      Require.that(!patterns.isEmpty(), "patterns is empty; name the detectors of this list");
      Require.that(!objection.isBlank(), "objection is empty; say how to object");
      Require.that(
          tiers.size() == Tier.values().length, "tiers has %s; want A, B, C", tiers.keySet());
      for (Tier tier : Tier.values()) {
        Require.that(tiers.containsKey(tier.name()), "tiers has no tier %s", tier);
        Require.that(
            tier == Tier.A || days(tiers, tier) <= days(tiers, Tier.values()[tier.ordinal() - 1]),
            "validityDays of tier %s is %s; want no more than the tier above it",
            tier,
            days(tiers, tier));
      }
      BigDecimal b = tiers.get(Tier.B.name()).minLikelihood();
      BigDecimal c = tiers.get(Tier.C.name()).minLikelihood();
      Require.that(
          c.compareTo(b) < 0,
          "minLikelihood of tier C is %s; want less than that of tier B, %s",
          c,
          b);
      patterns = List.copyOf(patterns);
      tiers = Map.copyOf(tiers);
    }

    TierRule tier(Tier tier) {
      return tiers.get(tier.name());
    }

    private static int days(Map<String, TierRule> tiers, Tier tier) {
      return tiers.get(tier.name()).validityDays();
    }
  }

  /**
   * What a tier means.
   *
   * @param minLikelihood least likelihood by patterns; 0 for tier A, which a case decides
   * @param validityDays days from the night of the newest evidence
   * @param action graded check asked for
   * @param legalBasis article that allows it
   */
  public record TierRule(
      BigDecimal minLikelihood, int validityDays, String action, String legalBasis)
      implements Serializable {
    public TierRule {
      Require.that(
          minLikelihood.signum() >= 0 && minLikelihood.compareTo(BigDecimal.ONE) < 0,
          "minLikelihood is %s; want 0 up to less than 1",
          minLikelihood);
      Require.that(validityDays > 0, "validityDays is %s; want 1 or more", validityDays);
      Require.that(!action.isBlank(), "action is empty; say what is asked");
      Require.that(!legalBasis.isBlank(), "legalBasis is empty; name the article");
    }
  }

  public ListConf {
    Require.that(version > 0, "version is %s; want 1 or more", version);
  }
}
