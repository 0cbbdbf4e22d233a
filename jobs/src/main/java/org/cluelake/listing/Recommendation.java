package org.cluelake.listing;

import java.util.List;

/**
 * What the system recommends of an area, once a quarter at most.
 *
 * @param step the way it would go
 * @param reasons what the figures say, in words with their numbers
 */
public record Recommendation(Step step, List<String> reasons) {
  public Recommendation {
    reasons = List.copyOf(reasons);
  }
}
