package org.cluelake.job.doctor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cluelake.export.EventSource;
import org.cluelake.job.Published;
import org.cluelake.job.SweepBook;
import org.cluelake.run.PipelineException;

/** The chain of publications: unbroken, without a missing night, and exported to its end. */
final class ChainCheck implements Check {

  private static final int MOST_NAMED = 10;

  @Override
  public String name() {
    return "publications";
  }

  @Override
  public String skipped(Patient patient) {
    return patient.withoutLake();
  }

  @Override
  public List<Finding> findings(Patient patient) {
    Findings found = new Findings(this);
    List<Published> chain;
    try {
      chain = patient.chain().verifiedChain();
      List<SweepBook.Statement> unused = new SweepBook(patient.chain()).verified();
    } catch (PipelineException e) {
      found.problem(e.getMessage(), "see jobs/docs/operations.md, Restore");
      return found.all();
    }
    if (chain.isEmpty()) {
      return found.all();
    }
    gaps(chain, found);
    long last = chain.get(chain.size() - 1).sequence();
    for (EventSource source : EventSource.ALL) {
      long upTo = patient.chain().lake().exportedUpTo(source.events());
      if (upTo < last) {
        found.problem(
            source.events().id() + " holds publications up to " + upTo + " of " + last,
            "run nightly for " + chain.get(chain.size() - 1).bizDate() + " again: it exports only");
      }
    }
    return found.all();
  }

  private static void gaps(List<Published> chain, Findings found) {
    Set<LocalDate> nights = chain.stream().map(Published::bizDate).collect(Collectors.toSet());
    TreeSet<LocalDate> sorted = new TreeSet<>(nights);
    List<String> missing = new ArrayList<>();
    sorted
        .first()
        .datesUntil(sorted.last())
        .filter(d -> !nights.contains(d))
        .forEach(d -> missing.add(d.toString()));
    if (!missing.isEmpty()) {
      found.note(
          missing.size()
              + " nights between the first and the last were never published: "
              + missing.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
          "run them (runbook: backfill), or leave them where nothing was delivered");
    }
  }
}
