package org.cluelake.job.doctor;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cluelake.job.Published;

/** How long ago readers got a new night. */
final class AgeCheck implements Check {

  /** Last night is a day old until tonight's is published. */
  private static final long USUAL_DAYS = 2;

  @Override
  public String name() {
    return "last publication";
  }

  @Override
  public String skipped(Patient patient) {
    return patient.withoutLake();
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    patient.chain().chain().stream()
        .map(Published::bizDate)
        .max(LocalDate::compareTo)
        .ifPresent(
            last -> {
              long days = ChronoUnit.DAYS.between(last, patient.today());
              if (days > USUAL_DAYS) {
                found.problem(
                    "the newest published night, " + last + ", is " + days + " days old",
                    "run the nights since (runbook: late feed, or backfill)");
              } else if (days < 0) {
                found.problem(
                    "the newest published night, " + last + ", lies ahead of the clock",
                    "correct the clock of this machine, or the date nights are run with");
              }
            });
    return found.all();
  }
}
