package org.cluelake.model;

import java.util.List;

/**
 * An item's learned score.
 *
 * @param id name of the row
 * @param probability calibrated, at the prevalence of the table learned from
 * @param band the band it lies in, or {@code none}
 * @param reasons what speaks most for a positive, strongest first
 */
public record ScoredRow(String id, double probability, String band, List<Reason> reasons) {

  /** Keeps the reasons as they are. */
  public ScoredRow {
    reasons = List.copyOf(reasons);
  }
}
