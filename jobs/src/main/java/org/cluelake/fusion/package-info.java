/**
 * Findings of one subject become one probability: log-odds that add up, fitted to outcomes with
 * shrinkage, detectors that see the same events not counted twice.
 *
 * <p>The numbers are few and stand in {@code conf/fusion.yaml}; {@link
 * org.cluelake.fusion.SubjectModel} applies them, {@link org.cluelake.fusion.FusionFit} finds them.
 * It knows no table: who reads findings and outcomes hands them in.
 */
package org.cluelake.fusion;
