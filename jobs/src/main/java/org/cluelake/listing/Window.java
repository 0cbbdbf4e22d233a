package org.cluelake.listing;

/**
 * What the figures of four complete quarters say of an area.
 *
 * @param quarter the last of the four
 * @param above15 probability that its index is above 1.5 times the nation of the reference year
 * @param above2 probability that it is above 2 times
 * @param above3 probability that it is above 3 times
 * @param worstTwentieth probability that it is among the worst 5% of areas
 * @param isInWorstSet whether it belongs to the confidence set of the worst areas
 * @param variants share of the plausible variants in which it would be proposed
 * @param families families of indicators
 * @param familiesAbove those of them whose own risk is more likely than not above 1
 * @param hasAlarm whether an alarm of the attention list was raised in the quarter
 * @param isComplete whether the data pass the gate of quality: completeness, codes
 * @param recording whether filed cases agree with what the public reports to others
 * @param didSignalsFall whether those signals fell, the range of their rate ratio below 1
 */
public record Window(
    Quarter quarter,
    double above15,
    double above2,
    double above3,
    double worstTwentieth,
    boolean isInWorstSet,
    double variants,
    int families,
    int familiesAbove,
    boolean hasAlarm,
    boolean isComplete,
    Recording recording,
    boolean didSignalsFall) {}
