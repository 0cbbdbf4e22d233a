package org.cluelake.composite;

import java.util.List;
import java.util.Map;

/**
 * A place and what its indicators say.
 *
 * @param code of the place
 * @param risks by indicator; one without data is missing
 * @param alternatives by indicator, the same counted in its second way, where it has one
 */
public record Place(String code, Map<String, Risk> risks, Map<String, Risk> alternatives) {
  public Place {
    risks = Map.copyOf(risks);
    alternatives = Map.copyOf(alternatives);
  }

  List<String> missing(IndexPlan plan) {
    return plan.indicators().stream().filter(i -> !risks.containsKey(i)).toList();
  }
}
