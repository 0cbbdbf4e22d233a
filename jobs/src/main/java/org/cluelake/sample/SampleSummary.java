package org.cluelake.sample;

import java.util.Map;

/**
 * What was written.
 *
 * @param rows data rows per feed over all days
 * @param bytes bytes of all delivered data files
 * @param subscribers cards active on the first day
 * @param counties counties of the nation
 * @param truth rows per truth file and, for {@code scheme}, per scenario ({@code scheme.V3})
 * @param dirt spoilt rows by kind
 */
public record SampleSummary(
    Map<String, Long> rows,
    long bytes,
    int subscribers,
    int counties,
    Map<String, Integer> truth,
    Map<String, Integer> dirt) {

  public SampleSummary {
    rows = Map.copyOf(rows);
    truth = Map.copyOf(truth);
    dirt = Map.copyOf(dirt);
  }
}
