package org.cluelake.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * A night on which nothing is delivered, beside what it cannot do without: the start of the session
 * and as many commits without files, to the same tables of the same lake.
 *
 * @param title what was measured, where
 * @param nightMs median wall time of the night's process, its start included
 * @param fixedMs the same of the process that only commits
 * @param commits commits of each
 */
public record EmptyReport(String title, long nightMs, long fixedMs, int commits) {

  /** Compares. */
  public static EmptyReport of(
      String title, List<Figures> night, List<Figures> fixed, int commits) {
    return new EmptyReport(
        title, Medians.of(night, Figures::wallMs), Medians.of(fixed, Figures::wallMs), commits);
  }

  /** The night over the fixed cost. */
  @JsonProperty
  public Double ratio() {
    return Medians.ratio(nightMs, fixedMs);
  }

  /** The report as text. */
  public String table() {
    return String.format(
        Locale.ROOT,
        "%s%nempty night %.2f s; a session and %d empty commits %.2f s; ratio %.2f%n",
        title,
        nightMs / 1e3,
        commits,
        fixedMs / 1e3,
        ratio());
  }
}
