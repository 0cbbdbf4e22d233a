/**
 * Campaigns of two cases or more as series for joint handling: their extent, what they share, and
 * why each case belongs.
 *
 * <p>In: tonight's campaigns, the links behind them, and the cases. Out: {@code
 * serving.case_series}.
 */
package org.cluelake.series;
