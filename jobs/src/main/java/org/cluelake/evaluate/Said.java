package org.cluelake.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What the pipeline said on the judged nights.
 *
 * @param findings rows of the signal table
 * @param clues rows of the clue table
 * @param rows rows of the card lists
 * @param series how well cases were joined
 */
public record Said(
    List<Finding> findings, List<ClueRow> clues, List<ListRow> rows, SeriesScore series) {

  public Said {
    findings = List.copyOf(findings);
    clues = List.copyOf(clues);
    rows = List.copyOf(rows);
  }

  /** The same without other nights and without what is not listed. */
  Said on(Set<LocalDate> nights) {
    return new Said(
        findings.stream().filter(f -> nights.contains(f.bizDate())).toList(),
        clues.stream().filter(c -> nights.contains(c.bizDate())).toList(),
        rows.stream().filter(r -> nights.contains(r.bizDate()) && r.isListed()).toList(),
        series);
  }
}
