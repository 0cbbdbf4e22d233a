/**
 * Campaigns of two cases or more as series for joint handling: their extent, what they share, why
 * each case belongs, and which unit may lead.
 *
 * <p>In: tonight's campaigns, the links behind them, the cases and the units that accepted them.
 * Out: {@code serving.case_series}, and {@code serving.lead_agency}, which suggests and never
 * decides.
 */
package org.cluelake.series;
