package org.cluelake.quarterly;

import java.util.Map;
import org.cluelake.composite.Risk;

/**
 * What a quarter's figures say of one area of one side.
 *
 * @param code of the area
 * @param events events of all indicators of the side over the four quarters
 * @param risks by indicator, what is known of its risk against the nation of the reference year
 * @param alternatives by indicator, the same counted in its second way, where it has one
 * @param recent events of the last weeks, oldest first, the last of them the newest whole one
 * @param isComplete whether completeness, recording and codes pass the gate
 * @param isRecordingClean whether filed cases agree with signals that others record
 * @param didSignalsFall whether those signals fell, the range of their rate ratio below 1
 */
public record AreaFigures(
    String code,
    long events,
    Map<String, Risk> risks,
    Map<String, Risk> alternatives,
    double[] recent,
    boolean isComplete,
    boolean isRecordingClean,
    boolean didSignalsFall) {
  public AreaFigures {
    risks = Map.copyOf(risks);
    alternatives = Map.copyOf(alternatives);
    recent = recent.clone();
  }
}
