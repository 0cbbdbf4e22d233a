package org.cluelake.sample;

/**
 * A county of the sample.
 *
 * @param index place in the order of counties
 * @param code six digits
 * @param households households of it that the sample describes
 * @param population inhabitants the statistics office states; the sample is a sample
 */
record County(int index, String code, int households, int population) {}
