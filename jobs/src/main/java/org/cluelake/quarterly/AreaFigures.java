package org.cluelake.quarterly;

import java.util.Map;
import org.cluelake.composite.Risk;
import org.cluelake.listing.Recording;

/**
 * What a quarter's figures say of one area of one side.
 *
 * @param code of the area
 * @param events events of all indicators of the side over the four quarters
 * @param risks by indicator, what is known of its risk against the nation of the reference year
 * @param alternatives by indicator, the same counted in its second way, where it has one
 * @param recent events of the last weeks, oldest first, the last of them the newest whole one
 * @param isComplete whether completeness and codes pass the gate
 * @param recording whether filed cases agree with what the public reports to others
 * @param didSignalsFall whether those signals fell, the range of their rate ratio below 1
 */
public record AreaFigures(
    String code,
    long events,
    Map<String, Risk> risks,
    Map<String, Risk> alternatives,
    double[] recent,
    boolean isComplete,
    Recording recording,
    boolean didSignalsFall) {
  public AreaFigures {
    risks = Map.copyOf(risks);
    alternatives = Map.copyOf(alternatives);
    recent = recent.clone();
  }
}
