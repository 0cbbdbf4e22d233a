package org.cluelake.composite;

/**
 * What is known of a place's index, the nation of the reference year being 1.
 *
 * @param code of the place
 * @param mean of the draws
 * @param low lower end of the middle 95%
 * @param high its upper end
 * @param above15 probability that it is above 1.5
 * @param above2 probability that it is above 2
 * @param above3 probability that it is above 3
 * @param expectedRank mean rank, 1 being the highest index
 * @param rankLow smallest number of the 95% range of ranks
 * @param rankHigh largest number of it
 * @param worstTwentieth probability that it is among the worst 5% of places
 * @param logMean mean of the logarithm of the draws
 * @param logError its standard deviation
 * @param familiesAbove families whose own risk is more likely than not above 1
 * @param variants share of the plausible variants in which it would be proposed for listing
 */
public record IndexRow(
    String code,
    double mean,
    double low,
    double high,
    double above15,
    double above2,
    double above3,
    double expectedRank,
    int rankLow,
    int rankHigh,
    double worstTwentieth,
    double logMean,
    double logError,
    int familiesAbove,
    double variants) {}
